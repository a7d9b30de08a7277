-- The step before brought a table without its wall.
call wall_off('delivery_counts');
