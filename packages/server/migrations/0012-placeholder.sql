-- Nothing: the number is that of what brings v2's members, which takes this file's place.
select;
