-- class: local. What the administrator decided about an account.
create table account_state (
  officer uuid primary key,
  -- locked: nobody signs in with it, whatever they know
  locked_at timestamptz(3),
  locked_by uuid,
  -- the password was given by the administrator: it opens nothing but the way to one's own, and nothing at all after this
  password_until timestamptz(3)
);
