-- Numbers of leases. None comes twice, so who was overtaken stays overtaken, even on a line that
-- ended and began anew.
create sequence delivery_leases;
