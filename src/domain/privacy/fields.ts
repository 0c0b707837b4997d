import { account, accountable, columns, type Columns, party, staff, text, work } from './personal.ts';

const figures = (duties: string): string =>
  duties
    .split(' ')
    .flatMap((duty) => ['required', 'done', 'state', 'late'].map((figure) => `${duty}_${figure}`))
    .join(' ');

/**
 * Red line R1: every column of the database is here, or a test fails. What is not listed does not exist; a column that can
 * hold personal data says whose, what for, on what basis and how long.
 */
export const tables: Record<string, Columns> = {
  area: columns({}, 'id parent name level type official_code closed_on successor origin pinyin initials'),
  scheme_period: columns({}, 'area from_day to_day'),
  station: columns({}, 'id name duty_phone'),
  station_village: columns({}, 'village from_day to_day station'),
  officer: columns(
    {
      id: staff('employment'),
      badge: staff('employment'),
      name: staff('employment'),
      work_phone: staff('employment'),
      unit: staff('employment'),
      left_on: staff('employment'),
    },
    'grade created_at',
  ),
  role_grant: columns({ officer: staff('employment') }, 'role area'),
  team: columns({}, 'id village name'),
  assignment: columns(
    { officer: staff('posting') },
    'id village duty lead from_day to_day stands_in_for absence created_at',
  ),
  absence: columns(
    {
      officer: staff('posting'),
      kind: staff('posting'),
      substitute: staff('posting'),
      substitutes: staff('posting'),
      proposed_by: staff('posting'),
      decided_by: staff('posting'),
      reason: staff('posting'),
    },
    'id unit from_day to_day state created_at',
  ),
  handover: columns(
    { recorded_by: work('posting') },
    'county village id closed opened on_day open_cases held_entries recorded_at',
  ),
  duty_roster: columns({ officer: staff('posting') }, 'station from_at to_at post'),
  journal_head: columns({}, 'county village number digest'),
  entry: columns(
    { author: work('journal'), with_officers: work('journal'), on_behalf_of: work('journal') },
    'county village number id kind occurred_at occurred_on recorded_at on_site about campaign body text_digests ' +
      'sealed_digest files received_at digest',
  ),
  entry_text: columns({ text: text('caseTexts'), salt: text('caseTexts') }, 'county village number pointer'),
  sealed: columns({ ciphertext: party('disputeParties') }, 'county village number key_id nonce'),
  held: columns(
    {
      officer: work('held'),
      entry: text('held'),
      sealed_ciphertext: party('held'),
      decided_by: work('held'),
      reason: text('held'),
    },
    'county village id code skew_seconds sealed_key_id sealed_nonce received_at decision decided_at',
  ),
  // photos of agreements go with the parties, others sooner
  file: columns({ ciphertext: party('disputeParties') }, 'county village sha256 type size received_at key_id nonce'),
  file_part: columns(
    { officer: work('photos'), ciphertext: party('photos') },
    'county village sha256 from_byte length size received_at key_id nonce',
  ),
  number_matching: columns({ saved_by: accountable('journal') }, 'owner purpose matching saved_at'),
  history_line: columns(
    { text: text('otherTexts'), imported_by: accountable('journal') },
    'county village id import ledger happened_on quantity source imported_at',
  ),
  entry_place: columns({}, 'id county village held'),
  case: columns(
    {},
    'county village id kind state waiting waiting_for harm opened_at due_at due_provisional closed_at changes_at ' +
      'opening_number last_number',
  ),
  scorecard_posting: columns(
    { officer: work('journal') },
    `county village month posting ${figures('village_days household_visits information_passed contact_briefed')}`,
  ),
  scorecard_village: columns(
    {},
    `county village month policy_id policy_version as_of changes_at closed_at ${figures(
      'information_answered alert_published monthly_analysis law_class incident_prompt dispute_same_day ' +
        'dispute_in_village hazard_repaired',
    )}`,
  ),
  scorecard_township: columns(
    {},
    'county township month villages village_days household_visits information_passed contact_briefed ' +
      'information_answered alert_published monthly_analysis law_class incident_prompt dispute_same_day ' +
      'dispute_in_village hazard_repaired',
  ),
  work_village: columns(
    {},
    'county village month campaigns organiser_entries mediator_entries collector_entries ' +
      'publicist_entries liaison_entries service_entries patrols night_patrols patrol_volunteers plans hazards_found ' +
      'hazards_verified alerts_published disputes_noted neighbour_disputes mediations mediations_settled ' +
      'follow_ups information_to_station information_to_contact information_used information_merged ' +
      'information_not_used incidents_reported registrations registered_people population_counts analyses ' +
      'village_profiles law_classes law_classes_for_youth law_class_attendance publicity leaflets ' +
      'publicity_people counselling counselled_people visits households_visited diaries handouts ' +
      'contact_cards contact_boards service_jobs service_jobs_done requests_made requests_solved',
  ),
  scorecard_dirty: columns({}, 'county village month mark'),
  month_closing: columns({ inputs: staff('journal') }, 'county village month closed_at'),
  policy: columns({ applied_by: accountable('journal') }, 'id version document applied_at'),
  policy_force: columns({}, 'area from_day to_day policy_id policy_version'),
  village_threshold: columns({ set_by: accountable('journal') }, 'village duty from_month to_month threshold'),
  policy_change: columns(
    { changed_by: accountable('journal') },
    'id at area from_day to_day policy_id policy_version duty threshold',
  ),
  policy_draft: columns(
    { changed_by: accountable('journal') },
    'id area document thresholds from_day revision changed_at',
  ),
  policy_rehearsal: columns(
    { started_by: accountable('journal') },
    'id area month document thresholds state villages_done villages_of result started_at heard_at',
  ),
  campaign: columns({}, 'id name area from_day to_day'),
  report_form: columns(
    // a form as the bureau uploaded it may name who makes it out
    { uploaded_by: accountable('journal'), content: staff('employment') },
    'id version area name format uploaded_at',
  ),
  heard: columns({ officer: work('employment'), day: work('employment'), at: work('employment') }, ''),
  audit: columns(
    {
      account: accountable('audit'),
      session: accountable('audit'),
      target: accountable('audit'),
      reason: accountable('audit'),
    },
    'id at action village request tx',
  ),
  audit_seal: columns({}, 'number from_tx to_tx rows digest sealed_at'),
  verification: columns(
    { asked_by: accountable('audit') },
    'id area log asked_at state started_at ended_at leased_until done steps followed intact proof',
  ),
  verified_journal: columns({}, 'verification village number digest erased bad_number bad_why'),
  job: columns({}, 'name leased_until done_for'),
  auth_user: columns(
    {
      id: account('employment'),
      name: account('employment'),
      email: account('employment'),
      username: account('employment'),
    },
    'email_verified image two_factor_enabled created_at updated_at',
  ),
  auth_session: columns(
    { id: account('session'), user_id: account('session'), token: account('session'), user_agent: account('session') },
    // the address is kept empty by a CHECK
    'expires_at ip_address signed_in_by created_at updated_at',
  ),
  ended_session: columns({ token_digest: account('session') }, 'ended_at'),
  auth_account: columns(
    { user_id: account('employment'), account_id: account('employment'), password: account('employment') },
    'id provider_id access_token refresh_token id_token access_token_expires_at refresh_token_expires_at scope ' +
      'created_at updated_at',
  ),
  auth_verification: columns(
    { identifier: account('session'), value: account('session') },
    'id expires_at created_at updated_at',
  ),
  auth_two_factor: columns(
    { user_id: account('employment'), secret: account('employment'), backup_codes: account('employment') },
    'id verified failed_verification_count locked_until',
  ),
  sign_in_failure: columns({ name_digest: account('session') }, 'failures blocked_until last_at'),
  setting: columns({ set_by: accountable('audit') }, 'name value set_at'),
  webhook: columns(
    { made_by: accountable('employment') },
    'id name kind host key_id nonce ciphertext area events language active made_at',
  ),
  webhook_delivery: columns({}, 'id webhook event subject facts made_at state attempts next_at status fault sent_at'),
  account_state: columns(
    { officer: account('employment'), locked_by: accountable('employment') },
    'locked_at password_until',
  ),
  two_factor_rule: columns({ set_by: accountable('audit') }, 'role required set_at'),
};

/** Fields of the envelope of every entry, as sent and as pulled. */
export const envelope: Columns = columns(
  {
    author: work('journal'),
    with: work('journal'),
    onBehalfOf: work('journal'),
    note: text('caseTexts'),
    files: text('photos'),
  },
  'id village kind occurredAt recordedAt onSite about campaign body sealed number receivedAt digest textDigests sealedDigest',
);
