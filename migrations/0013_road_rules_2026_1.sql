-- Rules 2026.1, streets: speeds by class and hour, and how a place is joined to its street. Source marks as in 0007.
insert into rule_street_class (version, class, km_per_hour, may_stop, source) values
  ('2026.1', 'motorway', 85, false, '[P] below the limit of 100–120 km/h, ramps and merging counted'),
  ('2026.1', 'motorway_link', 45, false, '[P]'),
  ('2026.1', 'trunk', 60, true, '[P] ring roads and expressways; limits 60–80 km/h'),
  ('2026.1', 'trunk_link', 35, true, '[P]'),
  ('2026.1', 'primary', 42, true, '[P] arterials with signals; limit 60–70 km/h'),
  ('2026.1', 'primary_link', 30, true, '[P]'),
  ('2026.1', 'secondary', 36, true, '[P] signals'),
  ('2026.1', 'secondary_link', 27, true, '[P]'),
  ('2026.1', 'tertiary', 31, true, '[P]'),
  ('2026.1', 'tertiary_link', 25, true, '[P]'),
  ('2026.1', 'unclassified', 28, true, '[P]'),
  ('2026.1', 'residential', 22, true, '[P]'),
  ('2026.1', 'living_street', 12, true, '[P]'),
  ('2026.1', 'service', 14, true, '[P] ways to sites, yards, car parks'),
  ('2026.1', 'ferry', 8, false, '[P] waiting counted');

-- Working days. In Beijing the core lies within about the 4th Ring, the inner zone within the 5th.
insert into rule_street_hour (version, zone, from_time, to_time, factor, source) values
  ('2026.1', 'core', '07:00', '09:00', 0.55, '[P] morning peak'),
  ('2026.1', 'core', '09:00', '17:00', 0.75, '[P]'),
  ('2026.1', 'core', '17:00', '19:00', 0.5, '[P] evening peak'),
  ('2026.1', 'core', '19:00', '22:00', 0.8, '[P]'),
  ('2026.1', 'inner', '07:00', '09:00', 0.65, '[P] morning peak'),
  ('2026.1', 'inner', '09:00', '17:00', 0.82, '[P]'),
  ('2026.1', 'inner', '17:00', '19:00', 0.6, '[P] evening peak'),
  ('2026.1', 'inner', '19:00', '22:00', 0.88, '[P]'),
  ('2026.1', 'outer', '07:00', '09:00', 0.8, '[P] morning peak'),
  ('2026.1', 'outer', '09:00', '17:00', 0.92, '[P]'),
  ('2026.1', 'outer', '17:00', '19:00', 0.8, '[P] evening peak'),
  ('2026.1', 'mountain', '07:00', '19:00', 0.95, '[P]');

insert into rule_number (version, key, value, unit, source) values
  ('2026.1', 'street.plan_from_hour', 9, 'h', '[P] plans are timed by the mean pace of a working day from here'),
  ('2026.1', 'street.plan_to_hour', 17, 'h', '[P] to here: the peaks lie outside the hours between first and last visit'),
  ('2026.1', 'street.snap_metres', 1000, 'm', '[P] a place farther than this from every street is estimated'),
  ('2026.1', 'street.access_km_per_hour', 8, 'km/h', '[P] from the street to the gate, at the pace of a yard'),
  ('2026.1', 'street.sign_factor', 0.85, '', '[P] of a signed limit, what is driven on average'),
  ('2026.1', 'street.unpaved_factor', 0.6, '', '[P]'),
  ('2026.1', 'street.destination_factor', 0.7, '', '[P] keeps through traffic out of streets for visitors'),
  ('2026.1', 'street.use_toll', 1, 'yes/no', '[P] official cars pass toll roads'),
  ('2026.1', 'street.use_ferry', 0, 'yes/no', '[P] no ferry carries a working day in Beijing');
