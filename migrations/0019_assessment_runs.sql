-- A quarter scored and ranked. Runs stay; one of a quarter is published, and only that one reaches levels and plans.
create table assessment_run (
  id bigint generated always as identity primary key,
  quarter text not null references assessment_period (quarter),
  rule_version text not null references rule_version (version),
  indicator_version text not null references indicator_set (version),
  state text not null default 'provisional' check (state in ('provisional', 'objection', 'published', 'superseded')),
  -- sha-256 over what was scored: the same input gives the same run
  inputs_sha256 text not null,
  -- {objects, submissions, answers, ranked, excluded, late, …}
  counts jsonb not null,
  milliseconds integer not null,
  computed_at timestamptz not null default now(),
  computed_by text not null,
  account_id bigint references account (id),
  objection_until date,
  published_at timestamptz,
  is_sample boolean not null default false
);
create unique index assessment_run_published on assessment_run (quarter) where state = 'published';
create index assessment_run_quarter on assessment_run (quarter, id desc);

-- How each site fared, with all that made it: enough to compute the figures again and to open them down to the answers.
create table site_assessment (
  run_id bigint not null references assessment_run (id) on delete cascade,
  site_id bigint not null references site (id) on delete cascade,
  -- as they were in the quarter: a site that moves or changes hands later keeps its past
  agency_code text not null,
  works_type text not null check (works_type in ('building', 'municipal', 'rail')),
  is_affordable boolean not null,
  client_id bigint,
  contractor_id bigint,
  supervision_id bigint,
  manager_id bigint,
  chief_engineer_id bigint,
  -- area for building sites, cost for the others: its share in its firms' means
  weight numeric(16, 2) not null,
  status text not null check (status in ('ranked', 'excluded', 'late', 'false')),
  status_reason text not null default '',
  safety numeric(5, 2),
  quality numeric(5, 2),
  combined numeric(5, 2),
  self_score numeric(5, 2),
  firm_score numeric(5, 2),
  government_score numeric(5, 2),
  -- 未经政府评估
  is_without_government boolean not null default false,
  veto_codes text[] not null default '{}',
  -- largest difference between the parties of the enterprise level
  divergence numeric(5, 2),
  -- {levels: {self, firm, government}: …, classes: {C1…C5: …}}: see the assessment room
  parts jsonb not null,
  primary key (run_id, site_id)
);
create index site_assessment_site on site_assessment (site_id, run_id desc);

-- Ranks: sites, firms, registered persons and agencies, combined and by safety and quality.
alter table assessment_rank add column run_id bigint references assessment_run (id) on delete cascade;
alter table assessment_rank add column person_id bigint references person (id) on delete cascade;
alter table assessment_rank add column agency_code text references agency (code) on delete cascade;
alter table assessment_rank add column safety_score numeric(5, 2);
alter table assessment_rank add column safety_rank integer check (safety_rank >= 1);
alter table assessment_rank add column quality_score numeric(5, 2);
alter table assessment_rank add column quality_rank integer check (quality_rank >= 1);
-- how many sites stand behind the figure, and how many of its sites were left out
alter table assessment_rank add column site_count integer not null default 0;
alter table assessment_rank add column excluded_count integer not null default 0;
alter table assessment_rank drop constraint assessment_rank_check;
alter table assessment_rank drop constraint assessment_rank_board_check;
alter table assessment_rank drop constraint assessment_rank_quarter_board_site_id_firm_id_key;
alter table assessment_rank add constraint assessment_rank_board_check check (board in ('building', 'municipal', 'rail',
  'affordable', 'supervision', 'contractor', 'client', 'manager', 'chief_engineer', 'agency'));
alter table assessment_rank add constraint assessment_rank_subject_check
  check (num_nonnulls(site_id, firm_id, person_id, agency_code) = 1);
create unique index assessment_rank_one
  on assessment_rank (run_id, quarter, board, site_id, firm_id, person_id, agency_code) nulls not distinct;
create index assessment_rank_run on assessment_rank (run_id, board, rank);
create index assessment_rank_person on assessment_rank (person_id, quarter desc) where person_id is not null;

-- The ranks that count: of a quarter's published run, or those given from elsewhere while it has none.
create view published_rank as
  select rank.* from assessment_rank rank
  left join assessment_run run on run.quarter = rank.quarter and run.state = 'published'
  where rank.run_id is not distinct from run.id;
