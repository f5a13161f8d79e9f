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
