-- What a platform shows of itself, and what it leaves to firms of its chain where equipment names no price of its
-- own. Photos are ids of uploaded files (`files`), in the order in which they are shown.

alter table platforms
  add column photos text[] not null default '{}',
  add column member_discount_basis_points integer not null default 0
    check (member_discount_basis_points between 0 and 10000);
