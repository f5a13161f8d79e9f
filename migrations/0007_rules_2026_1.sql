-- Rules 2026.1: every number that scores, levels, due-ness, visits and travel estimates stand on.
-- Source marks: [S] said by the article the product implements · [L] read in a law's text · [M] from memory, confirm
-- before quoting · [F] found in public material · [P] a proposal of ours. A later version is a new set of rows.
insert into rule_version (version, valid_from, note, created_by) values
  ('2026.1', '2020-01-01', '首版：阶段、危大工程、等级、风险分、到期、用时与行车估算 / first version', 'jingwei');

insert into rule_stage (version, code, name_zh, name_en, weight, source) values
  ('2026.1', 'S1', '施工准备', 'Site preparation', 2, '[S] name; [P] weight: 2.6 % of accidents'),
  ('2026.1', 'S2', '土方开挖支护', 'Excavation & support', 9, '[S] name; [P] weight: collapse is about half of severe accidents'),
  ('2026.1', 'S3', '基础施工', 'Foundation', 7, '[S] name; [P] weight: still in the pit'),
  ('2026.1', 'S4', '结构施工', 'Main structure', 10, '[S] name; [P] weight: 48 % of accidents'),
  ('2026.1', 'S5', '二次结构与屋面防水', 'Infill, roof & waterproofing', 7, '[P] openings and edges, roof falls'),
  ('2026.1', 'S6', '装饰装修', 'Fit-out & façade', 6, '[P] falls, hanging baskets'),
  ('2026.1', 'S7', '机电安装', 'MEP installation', 5, '[P] electric, lifting, confined space'),
  ('2026.1', 'S8', '竣工收尾', 'Completion', 3, '[P] few works left');

-- Thresholds are inclusive: 超过…（含）. The empty measure stands for "whatever was or was not measured".
insert into rule_hazard (version, code, measure, unit, name_zh, name_en, hazardous_from, over_scale_from, discipline, source) values
  ('2026.1', 'PIT', 'depth', 'm', '基坑工程', 'Foundation pit', 3, 5, null, '[F] 建办质〔2018〕31号'),
  ('2026.1', 'PIT', 'complex_surroundings', '', '基坑工程', 'Foundation pit', 0, null, null, '[F] 建办质〔2018〕31号: under 3 m with complex surroundings'),
  ('2026.1', 'FW-T', '', '', '工具式模板', 'Tool-type formwork', 0, 0, null, '[F] 建办质〔2018〕31号'),
  ('2026.1', 'FW', 'height', 'm', '混凝土模板支撑', 'Formwork support', 5, 8, null, '[F] 建办质〔2018〕31号'),
  ('2026.1', 'FW', 'span', 'm', '混凝土模板支撑', 'Formwork support', 10, 18, null, '[F] 建办质〔2018〕31号'),
  ('2026.1', 'FW', 'area_load', 'kN/m²', '混凝土模板支撑', 'Formwork support', 10, 15, null, '[F] 建办质〔2018〕31号'),
  ('2026.1', 'FW', 'line_load', 'kN/m', '混凝土模板支撑', 'Formwork support', 15, 20, null, '[F] 建办质〔2018〕31号'),
  ('2026.1', 'FW', 'free_standing', '', '混凝土模板支撑', 'Formwork support', 0, null, null, '[F] 建办质〔2018〕31号: higher than wide and free-standing'),
  ('2026.1', 'LB', 'point_load', 'kN', '承重支撑体系', 'Load-bearing support', 0, 7, null, '[F] 建办质〔2018〕31号: 7 kN, not the 700 kg of 2009'),
  ('2026.1', 'LIFT', 'single_lift', 'kN', '起重吊装', 'Non-routine lifting', 10, 100, 'machinery', '[F] 建办质〔2018〕31号'),
  ('2026.1', 'CRANE', '', '', '起重机械安装拆卸', 'Crane installation', 0, null, null, '[F] 建办质〔2018〕31号'),
  ('2026.1', 'CRANE', 'capacity', 'kN', '起重机械安装拆卸', 'Crane installation', 0, 300, 'machinery', '[F] 建办质〔2018〕31号'),
  ('2026.1', 'CRANE', 'height', 'm', '起重机械安装拆卸', 'Crane installation', 0, 200, 'machinery', '[F] 建办质〔2018〕31号'),
  ('2026.1', 'CRANE', 'base_level', 'm', '起重机械安装拆卸', 'Crane installation', 0, 200, 'machinery', '[F] 建办质〔2018〕31号'),
  ('2026.1', 'SC-G', 'height', 'm', '落地式脚手架', 'Ground scaffold', 24, 50, null, '[F] 建办质〔2018〕31号'),
  ('2026.1', 'SC-A', 'lift_height', 'm', '附着式升降脚手架', 'Climbing scaffold', 0, 150, null, '[M] special scheme; [F] expert review'),
  ('2026.1', 'SC-C', 'section_height', 'm', '悬挑式脚手架', 'Cantilever scaffold', 0, 20, null, '[M] special scheme; [F] expert review'),
  ('2026.1', 'SC-B', '', '', '高处作业吊篮、操作平台', 'Hanging basket or platform', 0, null, null, '[M] 建办质〔2018〕31号'),
  ('2026.1', 'DEM', '', '', '拆除工程', 'Demolition', 0, null, null, '[M] 建办质〔2018〕31号'),
  ('2026.1', 'DEM', 'special_structure', '', '拆除工程', 'Demolition', 0, 0, null, '[F] 建办质〔2018〕31号: bridges, chimneys, towers, hazardous media, heritage'),
  ('2026.1', 'TUN', '', '', '暗挖工程', 'Underground excavation', 0, 0, null, '[F] 建办质〔2018〕31号: all'),
  ('2026.1', 'CW', 'height', 'm', '建筑幕墙', 'Curtain wall', 0, 50, null, '[M] special scheme; [F] expert review'),
  ('2026.1', 'ST', 'span', 'm', '钢结构、网架索膜', 'Steel or membrane structure', 0, 36, null, '[M] special scheme; [F] expert review'),
  ('2026.1', 'ST', 'membrane_span', 'm', '钢结构、网架索膜', 'Steel or membrane structure', 0, 60, null, '[M] special scheme; [F] expert review'),
  ('2026.1', 'PILE', 'depth', 'm', '人工挖孔桩', 'Hand-dug pile', 0, 16, null, '[M] special scheme; [F] expert review'),
  ('2026.1', 'UW', '', '', '水下作业', 'Underwater work', 0, 0, null, '[M] special scheme; [F] expert review'),
  ('2026.1', 'PC', '', '', '装配式构件安装', 'Precast installation', 0, null, null, '[M] 建办质〔2018〕31号'),
  ('2026.1', 'JACK', 'weight', 'kN', '结构顶升、平移、转体', 'Jacking or moving of structures', null, 1000, null, '[F] 建办质〔2018〕31号'),
  ('2026.1', 'NEW', '', '', '新技术、新工艺、新材料', 'New technology', 0, 0, null, '[M] special scheme; [F] expert review');

insert into rule_level (version, level, rank_from, score_from, interval_days, source) values
  ('2026.1', 'A', 0, 0, 90, '[P] bands; [F] interval: Beijing floor of one visit in three months'),
  ('2026.1', 'B', 0.3, 30, 60, '[P]'),
  ('2026.1', 'C', 0.7, 45, 30, '[P]'),
  ('2026.1', 'D', 0.9, 60, 15, '[P] worst tenth follows the share of listed firms, 11.3 % and 14.4 % [S]');

-- Areas are kept to 0.01 m², so 300000.01 says "more than 30万㎡".
insert into rule_exposure_band (version, area_from_m2, points, source) values
  ('2026.1', 0, 0, '[P]'),
  ('2026.1', 10000, 0.25, '[P]'),
  ('2026.1', 50000, 0.5, '[P]'),
  ('2026.1', 100000, 0.75, '[P]'),
  ('2026.1', 300000.01, 1, '[P]');

insert into rule_number (version, key, value, unit, source) values
  ('2026.1', 'points.assessment', 30, 'points', '[P] rank first: the article plans from it'),
  ('2026.1', 'points.stage', 20, 'points', '[P]'),
  ('2026.1', 'points.hazard', 20, 'points', '[P]'),
  ('2026.1', 'points.compliance', 20, 'points', '[P]'),
  ('2026.1', 'points.complaint', 5, 'points', '[P]'),
  ('2026.1', 'points.exposure', 5, 'points', '[P]'),
  ('2026.1', 'assessment.project', 0.5, '', '[P] share of the project''s own percentile'),
  ('2026.1', 'assessment.contractor', 0.3, '', '[P] share of the contractor''s percentile'),
  ('2026.1', 'assessment.supervision', 0.2, '', '[P] share of the supervision firm''s percentile'),
  ('2026.1', 'assessment.unranked', 0.5, 'percentile', '[P] lawfully excluded, no earlier rank known'),
  ('2026.1', 'assessment.alone', 0.5, 'percentile', '[P] a board of one'),
  ('2026.1', 'assessment.late', 0.9, 'percentile', '[P] assessed late or falsely'),
  ('2026.1', 'assessment.accident', 1, 'percentile', '[F] 2015Q1: an accident drops the rank to last'),
  ('2026.1', 'stage.weight_max', 10, '', '[P] weight that gives the full points'),
  ('2026.1', 'stage.suspended_weight', 2, '', '[P] suspended with no pit open: as site preparation'),
  ('2026.1', 'hazard.hazardous', 0.15, '', '[P] each active hazardous work'),
  ('2026.1', 'hazard.over_scale', 0.4, '', '[P] each active over-scale work'),
  ('2026.1', 'compliance.first_overdue', 0.3, '', '[P]'),
  ('2026.1', 'compliance.further_overdue', 0.1, '', '[P]'),
  ('2026.1', 'compliance.overdue_period', 0.1, '', '[P] each started period overdue'),
  ('2026.1', 'compliance.overdue_period_days', 7, 'days', '[P]'),
  ('2026.1', 'compliance.stop_work', 0.5, '', '[P]'),
  ('2026.1', 'compliance.repeated_item', 0.2, '', '[P]'),
  ('2026.1', 'compliance.repeated_months', 12, 'months', '[P]'),
  ('2026.1', 'compliance.person_points', 0.3, '', '[P]'),
  ('2026.1', 'compliance.person_points_above', 6, 'points', '[F] 12-point system: above 6 key supervision'),
  ('2026.1', 'compliance.accident', 1, '', '[P]'),
  ('2026.1', 'compliance.accident_months', 12, 'months', '[F] Beijing 2015: contractors with an accident within a year'),
  ('2026.1', 'complaint.each', 0.34, '', '[P]'),
  ('2026.1', 'complaint.days', 90, 'days', '[P]'),
  ('2026.1', 'exposure.affordable', 0.25, '', '[P]'),
  ('2026.1', 'exposure.rail', 0.5, '', '[P]'),
  ('2026.1', 'exposure.sensitive', 0.25, '', '[P]'),
  ('2026.1', 'due.priority_cap', 2, '', '[P] due-ness counts at most this often in the priority'),
  ('2026.1', 'due.visits_in_life', 3, 'visits', '[F] Beijing safety rule 2015: at least 3 visits per project'),
  ('2026.1', 'due.rail_excavation_days', 30, 'days', '[F] Beijing 2022: special-grade rail excavation once a month'),
  ('2026.1', 'level.accident_months', 3, 'months', '[F] Hangzhou 2023: may step down after 3 months'),
  ('2026.1', 'flood.first_day', 601, 'MMDD', '[M] 1 June'),
  ('2026.1', 'flood.last_day', 915, 'MMDD', '[M] 15 September'),
  ('2026.1', 'flood.extra_visits', 1, 'visits', '[F] Beijing 2022: one extra visit in flood season'),
  ('2026.1', 'notice.deadline_days', 7, 'days', '[M] practice 3, 7 or 15 days; no statutory number'),
  ('2026.1', 'service.patrol.building', 45, 'min', '[P]'),
  ('2026.1', 'service.patrol.municipal', 40, 'min', '[P]'),
  ('2026.1', 'service.patrol.rail', 60, 'min', '[P]'),
  ('2026.1', 'service.spot_check.building', 90, 'min', '[P] three sites a day and team'),
  ('2026.1', 'service.spot_check.municipal', 75, 'min', '[P]'),
  ('2026.1', 'service.spot_check.rail', 120, 'min', '[P]'),
  ('2026.1', 'service.measurement.building', 120, 'min', '[P]'),
  ('2026.1', 'service.measurement.municipal', 90, 'min', '[P]'),
  ('2026.1', 'service.measurement.rail', 150, 'min', '[P]'),
  ('2026.1', 'service.recheck.building', 45, 'min', '[P]'),
  ('2026.1', 'service.recheck.municipal', 40, 'min', '[P]'),
  ('2026.1', 'service.recheck.rail', 60, 'min', '[P]'),
  ('2026.1', 'service.complaint.building', 60, 'min', '[P]'),
  ('2026.1', 'service.complaint.municipal', 50, 'min', '[P]'),
  ('2026.1', 'service.complaint.rail', 75, 'min', '[P]'),
  ('2026.1', 'service.accident.building', 150, 'min', '[P]'),
  ('2026.1', 'service.accident.municipal', 120, 'min', '[P]'),
  ('2026.1', 'service.accident.rail', 180, 'min', '[P]'),
  ('2026.1', 'service.campaign.building', 90, 'min', '[P]'),
  ('2026.1', 'service.campaign.municipal', 75, 'min', '[P]'),
  ('2026.1', 'service.campaign.rail', 120, 'min', '[P]');

-- Speeds are door to door on working days; zones are rings around the middle of the city's sites, so that they mean
-- something in any city. In Beijing 8 km is about the 4th Ring, 16 km lies between the 5th and 6th, 35 km is the hills.
insert into travel_speed (version, zone, from_km, km_per_hour, detour_factor, access_minutes, source) values
  ('2026.1', 'core', 0, 20, 1.35, 8, '[P]'),
  ('2026.1', 'inner', 8, 27, 1.3, 7, '[P]'),
  ('2026.1', 'outer', 16, 38, 1.3, 6, '[P]'),
  ('2026.1', 'mountain', 35, 42, 1.45, 6, '[P] winding roads');

-- Proposed caps until an agency announces its own; an agency's row for the year goes before these.
insert into visit_cap (year, agency_code, per_firm, per_site, source)
select year, null, 200, 26, '[P] one visit per site in two weeks; 200 per firm and year' from generate_series(2026, 2030) as year;
