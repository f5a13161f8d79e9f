-- The parties of a site sign in too: its project department, its firms, and assessors under contract.
alter table account drop constraint account_role_check;
alter table account drop constraint account_check;
alter table account add column firm_id bigint references firm (id);
alter table account add column person_id bigint references person (id);
alter table account add constraint account_role_check
  check (role in ('project', 'firm', 'assessor', 'viewer', 'supervisor', 'agency', 'city', 'admin'));
alter table account add constraint account_home_check check (
  case
    when role = 'project' then person_id is not null
    when role in ('firm', 'assessor') then firm_id is not null
    when role in ('supervisor', 'agency') then agency_code is not null
    else true
  end);

-- A firm that went into another: what it did before stays its own, what comes after counts for its successor.
alter table firm add column merged_into bigint references firm (id);
alter table firm add column merged_on date;
alter table firm add constraint firm_merger_check
  check ((merged_into is null) = (merged_on is null) and merged_into is distinct from id);
