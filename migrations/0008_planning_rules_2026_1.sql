-- Rules 2026.1, planning: what the week's plan weighs and keeps apart. Source marks as in 0007.
insert into rule_number (version, key, value, unit, source) values
  ('2026.1', 'plan.prize_per_priority', 10, 'points', '[P] priorities have one decimal; the solver counts whole points'),
  ('2026.1', 'plan.weight.unserved_required', 100000000000, '', '[P] above all prize a week can hold, so that no must-do is traded'),
  ('2026.1', 'plan.weight.prize', 1200, '', '[P] one point (a tenth of a priority) is worth a minute of driving'),
  ('2026.1', 'plan.weight.travel_second', 20, '', '[P]'),
  ('2026.1', 'plan.weight.unfair_second', 1, '', '[P] a second of unequal work weighs a twentieth of a second of driving'),
  ('2026.1', 'plan.change_points', 2500, 'points', '[P] re-planning: moving a visit must gain more than any single prize (2000)'),
  ('2026.1', 'plan.outside_minutes', 60, 'min', '[P] a must-do by another grid''s team costs as much as this much driving'),
  ('2026.1', 'plan.gap_days', 1, 'days', '[P] two visits to one site are never on the same day'),
  ('2026.1', 'plan.two_officers', 2, 'officers', '[L] 行政处罚法 Art 42: not fewer than two'),
  ('2026.1', 'plan.rail_needs_rail', 1, 'yes/no', '[P] rail works are visited by a team with a rail officer');
