{"emails": {{ toJson .customer.emailAddresses }}}
