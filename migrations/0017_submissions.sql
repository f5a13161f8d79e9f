-- Who says what of a site: three levels (自评, 企业再评, 政府评估), each party on its own and unseen by the others.
create table assessment_period (
  quarter text primary key check (quarter ~ '^[0-9]{4}Q[1-4]$'),
  indicator_version text not null references indicator_set (version),
  opens_on date not null,
  -- last day on which the quarter's submissions are on time; after closes_on nothing more is taken
  due_on date not null,
  closes_on date not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  closed_at timestamptz,
  closed_by text,
  check (opens_on <= due_on and due_on <= closes_on)
);

-- 向社会购买服务: consultants and laboratories that assess rail lots on the government's behalf.
create table assessor_contract (
  id bigint generated always as identity primary key,
  firm_id bigint not null references firm (id),
  number text not null unique,
  valid_from date not null,
  valid_to date not null,
  is_sample boolean not null default false,
  check (valid_to >= valid_from)
);
create table assessor_contract_site (
  contract_id bigint not null references assessor_contract (id) on delete cascade,
  site_id bigint not null references site (id) on delete cascade,
  primary key (contract_id, site_id)
);
create index assessor_contract_site_site on assessor_contract_site (site_id);

create table submission (
  id bigint generated always as identity primary key,
  quarter text not null references assessment_period (quarter),
  site_id bigint not null references site (id) on delete cascade,
  level text not null check (level in ('self', 'firm', 'government')),
  party text not null check (party in ('project', 'contractor', 'supervision', 'client', 'agency', 'assessor')),
  -- month of the quarter; self-assessment is monthly
  month smallint check (month between 1 and 3),
  firm_id bigint references firm (id),
  person_id bigint references person (id),
  visit_id bigint references visit (id) on delete set null,
  -- what the site was when the form was filled in: decides which indicators apply, kept so that scores can be repeated
  stages text[] not null,
  works_type text not null check (works_type in ('building', 'municipal', 'rail')),
  site_status text not null check (site_status in ('active', 'suspended', 'precompletion')),
  agency_code text not null references agency (code),
  indicator_version text not null references indicator_set (version),
  -- one figure an indicator, in the set's order: points deducted; -1 does not apply; -2 not answered
  answers smallint[] not null,
  -- replaced: the same party sent it anew; rejected: shown to be false
  state text not null default 'draft' check (state in ('draft', 'submitted', 'replaced', 'rejected')),
  due_on date not null,
  submitted_at timestamptz,
  is_late boolean not null default false,
  revision integer not null default 1,
  -- made on the device: what is sent twice is kept once
  client_key uuid unique,
  seconds_spent integer check (seconds_spent >= 0),
  -- its combined figure, for comparing the parties; null until the period is closed, so that nothing can tell it before
  figure numeric(5, 2),
  account_id bigint references account (id),
  written_by text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  is_sample boolean not null default false,
  check ((level = 'self') = (month is not null)),
  check ((level = 'self') = (party = 'project')),
  check ((level = 'government') = (party in ('agency', 'assessor'))),
  -- a draft is replaced unsent when its party has changed: the site went to another firm
  check (state in ('draft', 'replaced') or submitted_at is not null)
);
create unique index submission_one on submission (quarter, site_id, party, month, visit_id) nulls not distinct
  where state in ('draft', 'submitted');
create index submission_site on submission (site_id, quarter);
create index submission_firm on submission (firm_id, quarter);
-- the dots and the rates of a quarter, without touching the answers
create index submission_dots on submission (quarter, site_id)
  include (party, month, state, is_late, site_status, agency_code);

-- What was sent before it was sent anew, with who changed it.
create table submission_revision (
  submission_id bigint not null references submission (id) on delete cascade,
  revision integer not null,
  answers smallint[] not null,
  -- {position: text}
  notes jsonb not null default '{}',
  submitted_at timestamptz,
  replaced_at timestamptz not null default now(),
  actor text not null,
  account_id bigint references account (id),
  primary key (submission_id, revision)
);

create table submission_note (
  submission_id bigint not null references submission (id) on delete cascade,
  position integer not null,
  text text not null,
  primary key (submission_id, position)
);

create table evidence (
  id bigint generated always as identity primary key,
  submission_id bigint not null references submission (id) on delete cascade,
  position integer not null,
  file_name text not null,
  media_type text not null,
  sha256 text not null,
  bytes bytea not null,
  taken_at timestamptz,
  place geometry(Point, 4326),
  client_key uuid unique,
  account_id bigint references account (id),
  created_at timestamptz not null default now()
);
create index evidence_submission on evidence (submission_id);

-- What looks wrong, for a person to decide.
create table submission_flag (
  id bigint generated always as identity primary key,
  quarter text not null references assessment_period (quarter),
  site_id bigint not null references site (id) on delete cascade,
  -- null when what is wrong is that nothing came
  submission_id bigint references submission (id) on delete cascade,
  party text not null check (party in ('project', 'contractor', 'supervision', 'client', 'agency', 'assessor')),
  month smallint,
  firm_id bigint references firm (id),
  person_id bigint references person (id),
  kind text not null
    check (kind in ('late', 'missing', 'uniform', 'copied', 'hasty', 'self_above_government', 'contradiction')),
  facts jsonb not null,
  state text not null default 'open' check (state in ('open', 'confirmed', 'dismissed')),
  raised_at timestamptz not null default now(),
  decided_at timestamptz,
  decided_by text,
  account_id bigint references account (id),
  note text not null default '',
  is_sample boolean not null default false,
  unique nulls not distinct (quarter, site_id, party, month, kind, submission_id)
);
create index submission_flag_state on submission_flag (state, quarter);
