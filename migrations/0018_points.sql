-- 动态记分: points of firms and registered persons, in twelve-month cycles. Nothing is deleted: corrections leave a trace.
create table points_entry (
  id bigint generated always as identity primary key,
  firm_id bigint references firm (id) on delete cascade,
  person_id bigint references person (id) on delete cascade,
  site_id bigint references site (id) on delete set null,
  flag_id bigint references submission_flag (id) on delete set null,
  -- code of conduct
  code text not null,
  points numeric(4, 1) not null check (points >= 0),
  reason text not null,
  occurred_on date not null,
  expires_on date not null,
  state text not null default 'active' check (state in ('active', 'objected', 'cancelled')),
  created_at timestamptz not null default now(),
  created_by text not null,
  account_id bigint references account (id),
  is_sample boolean not null default false,
  check (num_nonnulls(firm_id, person_id) = 1),
  check (expires_on > occurred_on)
);
create index points_entry_firm on points_entry (firm_id, occurred_on);
create index points_entry_person on points_entry (person_id, occurred_on);

create table points_event (
  id bigint generated always as identity primary key,
  entry_id bigint not null references points_entry (id) on delete cascade,
  at timestamptz not null default now(),
  actor text not null,
  account_id bigint references account (id),
  action text not null check (action in ('recorded', 'objected', 'upheld', 'corrected', 'cancelled')),
  points_before numeric(4, 1),
  points_after numeric(4, 1) not null,
  note text not null default ''
);
create index points_event_entry on points_event (entry_id, id);

-- Points that people had as a bare number become their first entry.
with entry as (
  insert into points_entry (person_id, code, points, reason, occurred_on, expires_on, created_by, is_sample)
  select id, 'BEFORE', points, '记分台账启用前的累计记分', current_date, (current_date + interval '12 months')::date, 'jingwei',
    is_sample
  from person where points > 0
  returning id, points
)
insert into points_event (entry_id, actor, action, points_after) select id, 'jingwei', 'recorded', points from entry;
alter table person drop column points;
