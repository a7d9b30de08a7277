{"emails": {{ toJson .inputs.emails }}}
