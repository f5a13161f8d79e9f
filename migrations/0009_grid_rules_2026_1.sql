-- Rules 2026.1, grids: how many there are and what a site's visits weigh. Source marks as in 0007.
insert into rule_number (version, key, value, unit, source) values
  ('2026.1', 'grid.sites_from', 25, 'sites', '[P] fewest active sites that make a grid worth a team'),
  ('2026.1', 'grid.sites_to', 40, 'sites', '[P] most active sites in a grid'),
  ('2026.1', 'grid.hours', 450, 'h/year', '[P] 35 sites at the mix A30/B40/C20/D10: 8.52 visits a year of 90 minutes'),
  ('2026.1', 'grid.count_max', 99, 'grids', '[P] two digits in the code'),
  ('2026.1', 'grid.unscored_interval_days', 60, 'days', '[P] a site without a score is planned as level B');
