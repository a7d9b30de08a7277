-- Nothing: the number is that of what another branch brings, which takes this file's place.
select;
