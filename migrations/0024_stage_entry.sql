-- On which day a site's first building, or the works themselves, entered a stage. Null: it was there when the register first
-- heard of it.
create table stage_entry (
  site_id bigint not null references site (id) on delete cascade,
  stage text not null check (stage ~ '^S[1-8]$'),
  entered_on date,
  primary key (site_id, stage)
);
insert into stage_entry (site_id, stage)
select id, stage from site union select site_id, stage from building order by 1, 2;

-- Stages that ask for a visit of their own once they are entered, by level; additions to the numbers of rule_level.
create table rule_stage_entry (
  version text not null references rule_version (version) on delete cascade,
  level text not null check (level in ('A', 'B', 'C', 'D')),
  stage text not null check (stage ~ '^S[1-8]$'),
  -- only for works of low overall risk (综合风险等级低)
  is_low_risk_only boolean not null,
  -- within how many days of entering it
  days integer not null check (days > 0),
  source text not null,
  primary key (version, level, stage)
);
insert into rule_stage_entry (version, level, stage, is_low_risk_only, days, source) values
  ('2026.1', 'A', 'S6', true, 14, '[F] 低风险工程在结构完成后、装修前检查 1 次；[P] 14 日内'),
  ('2026.1', 'B', 'S2', false, 14, '[P] 进入土方开挖支护阶段加查 1 次，14 日内'),
  ('2026.1', 'B', 'S4', false, 14, '[P] 进入主体结构阶段加查 1 次，14 日内');
-- Versions that differ from 2026.1 in their levels only have copied all else, and would have copied these.
insert into rule_stage_entry
select v.version, e.level, e.stage, e.is_low_risk_only, e.days, e.source
from rule_stage_entry e join rule_version v on v.version like '2026.1-L%'
where e.version = '2026.1';
