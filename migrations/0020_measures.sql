-- 差别化监管: what follows from a quarter's ranks. Proposed by rule, changed and approved by people, in versions.
create table measure (
  id bigint generated always as identity primary key,
  quarter text not null,
  run_id bigint references assessment_run (id) on delete set null,
  -- null: the city's
  agency_code text references agency (code),
  kind text not null check (kind in ('levels', 'firm_list', 'project_list', 'campaign')),
  campaign text check (campaign in ('deep_pit', 'main_structure', 'waterproofing', 'fit_out')),
  version integer not null,
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'rejected', 'superseded')),
  -- thresholds and shares it was made with
  parameters jsonb not null,
  -- what it needs and what is at hand
  summary jsonb not null,
  valid_from date not null,
  valid_until date not null,
  created_at timestamptz not null default now(),
  created_by text not null,
  decided_at timestamptz,
  decided_by text,
  account_id bigint references account (id),
  note text not null default '',
  is_sample boolean not null default false,
  check ((kind = 'campaign') = (campaign is not null)),
  check (valid_until >= valid_from),
  unique nulls not distinct (quarter, agency_code, kind, campaign, version)
);
create unique index measure_approved on measure (quarter, agency_code, kind, campaign) nulls not distinct
  where state = 'approved';

create table measure_subject (
  id bigint generated always as identity primary key,
  measure_id bigint not null references measure (id) on delete cascade,
  site_id bigint references site (id) on delete cascade,
  firm_id bigint references firm (id) on delete cascade,
  position integer not null,
  -- {rule, zh, en, values}
  reason jsonb not null,
  -- false: proposed by rule, taken out by a person, with the reason
  is_included boolean not null default true,
  changed_by text,
  change_note text not null default '',
  check (num_nonnulls(site_id, firm_id) = 1),
  unique nulls not distinct (measure_id, site_id, firm_id)
);
create index measure_subject_site on measure_subject (site_id);
create index measure_subject_firm on measure_subject (firm_id);

-- The four campaigns (专项监督执法). A group of indicators belongs to a campaign when its Chinese name holds one of the words, so
-- that any set of indicators can be used; a site is concerned when a building is in one of the stages or one of the
-- hazardous works is under way.
create table rule_campaign (
  version text not null references rule_version (version) on delete cascade,
  campaign text not null check (campaign in ('deep_pit', 'main_structure', 'waterproofing', 'fit_out')),
  name_zh text not null,
  name_en text not null,
  group_words text[] not null check (cardinality(group_words) > 0),
  stages text[] not null,
  hazards text[] not null,
  source text not null,
  primary key (version, campaign)
);
insert into rule_campaign (version, campaign, name_zh, name_en, group_words, stages, hazards, source) values
  ('2026.1', 'deep_pit', '深基坑', 'Deep pit', '{基坑,土方,支护,降水,地基,暗挖}', '{S2,S3}', '{PIT}', '[S] name; [P] scope'),
  ('2026.1', 'main_structure', '主体结构', 'Main structure', '{主体,结构,混凝土,钢筋,模板,砌体,脚手架}', '{S4}', '{FW,FW-T,LB,ST,PC}', '[S] name; [P] scope'),
  ('2026.1', 'waterproofing', '防水', 'Waterproofing', '{防水,屋面,渗漏}', '{S5}', '{}', '[S] name; [P] scope'),
  ('2026.1', 'fit_out', '装饰装修', 'Fit-out', '{装饰,装修,幕墙,门窗,吊篮,外墙}', '{S6}', '{CW,SC-B}', '[S] name; [P] scope');
