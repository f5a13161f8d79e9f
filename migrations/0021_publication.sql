-- 公示: frozen, signed, with an end. The key's public half is published; what was signed stays as it was signed.
create table signing_key (
  kid text primary key,
  algorithm text not null,
  public_jwk jsonb not null,
  private_jwk jsonb not null,
  created_at timestamptz not null default now(),
  retired_at timestamptz,
  -- known to others: what it signed, whenever, proves nothing any more
  revoked_at timestamptz
);

create table objection (
  id bigint generated always as identity primary key,
  run_id bigint not null references assessment_run (id) on delete cascade,
  site_id bigint references site (id) on delete cascade,
  firm_id bigint references firm (id) on delete cascade,
  person_id bigint references person (id) on delete cascade,
  text text not null,
  state text not null default 'open' check (state in ('open', 'upheld', 'rejected')),
  filed_at timestamptz not null default now(),
  filed_by text not null,
  account_id bigint references account (id),
  decided_at timestamptz,
  decided_by text,
  decision text not null default '',
  check (num_nonnulls(site_id, firm_id, person_id) = 1)
);
create index objection_run on objection (run_id, state);

create table publication (
  id bigint generated always as identity primary key,
  quarter text not null,
  run_id bigint references assessment_run (id) on delete set null,
  kind text not null check (kind in ('boards', 'linkage')),
  version integer not null,
  -- the very text that was signed
  content text not null,
  sha256 text not null,
  -- compact JWS with detached payload
  signature text not null,
  kid text not null references signing_key (kid),
  published_at timestamptz not null,
  published_by text not null,
  account_id bigint references account (id),
  expires_on date not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawal_reason text not null default '',
  is_sample boolean not null default false,
  unique (quarter, kind, version)
);
