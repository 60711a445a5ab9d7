/**
 * Who may do what with the rows of each table: the permission table carried on into the database. The policies have to
 * hold exactly this; `npm run test:rls` tries every line of it in SQL and fails for a table that has none.
 *
 * S, I, U, D: select, insert, update, delete any row of the salon that the actor acts in. s, i, u, d: only rows that
 * are the actor's own (their visitor id, the appointment of their link, their account). Not said: not allowed.
 */
import { PERMISSIONS, type Permission, type Role } from '#domain/identity/permissions.ts';

/** `visiting hq`: head office in a salon that it was given, where it has no account of its own. */
export type Holder = 'visitor' | 'link' | 'customer' | Role | 'visiting hq' | 'desk' | 'unnamed' | 'worker';

type Grants = readonly (readonly [holder: Holder, letters: string])[];

export type TableRights = {
  readonly letters: Readonly<Partial<Record<Holder, string>>>;
  /** Columns that neither login role may write once the row is there, whoever acts. */
  readonly keeps: readonly string[];
  /** The one kind of table that belongs to no salon. */
  readonly global: boolean;
};

const to =
  (...holders: readonly Holder[]) =>
  (letters: string): Grants =>
    holders.map((holder) => [holder, letters] as const);

const visitor = to('visitor');
const customer = to('customer');
/** Whoever books for themselves. */
const bookers = to('visitor', 'customer');
const link = to('link');
/** The sign-in desk, which works before it is known who somebody is. */
const desk = to('desk');
/** Whoever has signed in. */
const members = to('customer', 'owner', 'manager', 'staff', 'hq');
const worker = to('worker');
/** Whoever acts in the salon, and be it without a name: for what stands on its website. */
const anybody = to(
  'visitor',
  'link',
  'customer',
  'owner',
  'manager',
  'staff',
  'hq',
  'visiting hq',
  'desk',
  'unnamed',
);
const visitingHq = to('visiting hq');
/** The roles that carry the permission; head office carries it in every salon that it may read. */
const having = (permission: Permission, letters: string): Grants => {
  const roles: readonly Role[] = PERMISSIONS[permission];
  return to(...roles, ...(roles.includes('hq') ? (['visiting hq'] as const) : []))(letters);
};

function rights(...grants: readonly Grants[]): TableRights {
  const letters: Partial<Record<Holder, string>> = {};
  for (const [holder, more] of grants.flat()) letters[holder] = (letters[holder] ?? '') + more;
  return { letters, keeps: [], global: false };
}

const keeping = (columns: readonly string[], of: TableRights): TableRights => ({ ...of, keeps: columns });
const setting = (permission: Permission, letters: string): TableRights =>
  rights(anybody('S'), worker('S'), having(permission, letters));

export const TABLE_RIGHTS: Readonly<Record<string, TableRights>> = {
  // Its names and addresses are the operator's business.
  salon: keeping(['salon_id', 'slug', 'hosts', 'created_at'], setting('settings.change', 'U')),
  booking_rules: keeping(['salon_id'], setting('settings.change', 'U')),
  terms_version: setting('settings.change', 'IU'),
  opening_hours: setting('settings.change', 'IUD'),
  closure: setting('settings.change', 'IUD'),
  vat_rate: setting('settings.change', 'IU'),
  resource: setting('settings.change', 'IU'),
  staff: setting('team.change', 'IU'),
  staff_hours: setting('team.change', 'IUD'),
  staff_skill: setting('team.change', 'IUD'),
  service_category: setting('services.change', 'IUD'),
  service: setting('services.change', 'IU'),
  service_need: setting('services.change', 'IUD'),

  calendar_day: rights(bookers('SIU'), link('SIU'), having('calendar.change', 'SIU'), worker('SIU')),
  absence: rights(having('calendar.see', 'S'), having('absences.change', 'IUD'), worker('S')),
  blocked_time: rights(having('calendar.see', 'S'), having('calendar.change', 'IUD'), worker('S')),
  appointment: keeping(
    ['salon_id', 'id', 'visitor_id', 'created_at', 'on_request', 'deposit_rappen', 'deposit_left_rappen'],
    rights(
      bookers('siu'),
      link('su'),
      having('calendar.see', 'S'),
      having('calendar.change', 'IU'),
      worker('SIU'),
    ),
  ),
  appointment_item: rights(
    bookers('siud'),
    link('siud'),
    having('calendar.see', 'S'),
    having('calendar.change', 'IUD'),
    worker('SIUD'),
  ),
  occupancy: rights(
    bookers('sid'),
    link('sid'),
    having('calendar.see', 'S'),
    having('calendar.change', 'ID'),
    worker('SIUD'),
  ),
  customer: keeping(
    ['salon_id', 'id', 'created_at', 'merged_into'],
    rights(
      bookers('siu'),
      link('siu'),
      having('customers.see', 'S'),
      having('customers.change', 'IU'),
      worker('SIU'),
    ),
  ),

  customer_import: rights(having('customers.import', 'SIUD')),
  customer_note: rights(having('customers.see', 'S'), having('customers.change', 'ID')),
  customer_health_note: rights(customer('sd'), having('customers.sensitive', 'SIUD')),

  // Whose bookings an account sees is settled when it is made: nobody slips into somebody else's.
  account: keeping(
    ['salon_id', 'id', 'visitor_id', 'customer_id', 'created_at'],
    rights(desk('SIUD'), members('su'), having('roles.see', 'S')),
  ),
  role_grant: keeping(
    ['salon_id', 'account_id'],
    rights(desk('S'), having('roles.see', 'S'), having('roles.change', 'IUD')),
  ),
  // Which salon is in view is settled by a function that looks for the grant.
  session: keeping(
    ['salon_id', 'id', 'account_id', 'created_at', 'chosen_salon_id'],
    rights(desk('SIUD'), members('su')),
  ),
  // Whose letter it is stands in it; that it is accepted is written by accept_invitation.
  invitation: keeping(
    ['salon_id', 'id', 'email', 'first_name', 'last_name', 'role', 'staff_id'],
    rights(desk('S'), having('roles.see', 'S'), having('roles.change', 'iU')),
  ),
  // Given by the operator's command: no login role writes it.
  hq_grant: rights(having('roles.see', 'S')),

  mailed_code: rights(desk('SIUD')),
  recovery_code: rights(desk('SIUD'), members('siud')),
  attempt_count: rights(desk('SIUD')),

  address_change: rights(customer('siu')),
  // Nobody changes or removes what somebody once agreed to.
  consent: rights(customer('si'), having('customers.see', 'S'), having('customers.change', 'I'), worker('S')),
  calendar_feed: rights(customer('siud')),

  // Where somebody stands in line, and for what, is never rewritten; nor is who was offered what.
  waitlist_entry: keeping(
    [
      'salon_id',
      'id',
      'visitor_id',
      'guest',
      'wish',
      'from_day',
      'to_day',
      'first_name',
      'last_name',
      'email',
      'phone',
      'note',
      'locale',
      'known',
      'created_at',
    ],
    rights(bookers('siu'), having('waitlist.see', 'S'), having('waitlist.change', 'U'), worker('SU')),
  ),
  waitlist_offer: keeping(
    [
      'salon_id',
      'id',
      'entry_id',
      'visitor_id',
      'appointment_id',
      'day',
      'starts_at',
      'ends_at',
      'offered_at',
      'expires_at',
    ],
    rights(bookers('s'), having('waitlist.see', 'S'), worker('SIU')),
  ),
  // Nobody rewrites what was proposed to whom; what became of it goes through settle_move_offer.
  move_offer: rights(link('s'), having('calendar.see', 'S'), having('absences.change', 'I'), worker('S')),
  // As a reminder by telephone: whoever called says so in their own name.
  place_call: rights(having('calendar.see', 'S'), having('calendar.change', 'iD')),

  waitlist_day: rights(worker('SIU')),

  // Addresses of people of the salon stand in them: nothing for its website.
  message_rules: keeping(
    ['salon_id'],
    rights(having('settings.see', 'S'), having('settings.change', 'IU'), worker('S')),
  ),
  // What was said is said: nobody writes over it.
  reminder: rights(having('calendar.see', 'S'), worker('SI')),
  // Whoever called says so in their own name.
  reminder_call: rights(having('calendar.see', 'S'), having('calendar.change', 'iD')),
  day_sheet_mail: rights(worker('SI')),
  product_category: setting('shop.change', 'IU'),
  // How many there are is told by the ledger, which `move_stock` alone writes.
  product: keeping(
    ['salon_id', 'id', 'slug', 'stock', 'reserved', 'movements'],
    setting('shop.change', 'IU'),
  ),
  product_image: keeping(['salon_id', 'id', 'product_id', 'width', 'height'], setting('shop.change', 'IUD')),
  product_image_file: setting('shop.change', 'ID'),
  stock_movement: rights(having('shop.see', 'S'), worker('S')),
  // A wish that nobody else needs to know of.
  cart_line: keeping(['salon_id', 'visitor_id', 'product_id'], rights(bookers('siud'))),
  shipping_method: keeping(
    ['salon_id', 'id'],
    rights(anybody('S'), having('shop.change', 'IU'), worker('S')),
  ),
  cart_gift: rights(bookers('sid')),
  // What is left on one is told by the ledger, which `move_voucher` and `return_to_voucher` alone write.
  voucher: keeping(
    [
      'salon_id',
      'id',
      'code_digest',
      'code_key',
      'last_four',
      'value_rappen',
      'balance_rappen',
      'moves',
      'locale',
      'recipient',
      'message',
      'order_id',
      'sale_id',
      'line_position',
      'points_of',
      'appointment_id',
      'visitor_id',
      'issued_at',
    ],
    rights(
      bookers('s'),
      having('vouchers.see', 'S'),
      having('till.use', 'I'),
      having('vouchers.change', 'U'),
      worker('SIU'),
    ),
  ),
  voucher_move: rights(having('vouchers.see', 'S'), worker('S')),
  loyalty_programme: keeping(
    ['salon_id'],
    rights(anybody('S'), having('settings.change', 'IU'), worker('S')),
  ),
  // Written by the worker that counts, and never changed.
  loyalty_move: rights(having('customers.see', 'S'), worker('SI')),
  number_counter: rights(),
  // What was ordered, by whom and for how much is never rewritten.
  shop_order: keeping(
    [
      'salon_id',
      'id',
      'number',
      'visitor_id',
      'customer_id',
      'pay_by',
      'delivery',
      'total_rappen',
      // Written by move_voucher alone.
      'voucher_rappen',
      'locale',
      'terms_version',
      'first_name',
      'last_name',
      'email',
      'phone',
      'address',
      'note',
      'created_at',
    ],
    rights(bookers('siu'), having('orders.see', 'S'), having('orders.change', 'U'), worker('SU')),
  ),
  shop_order_line: rights(bookers('si'), having('orders.see', 'S'), worker('S')),
  payment: keeping(
    [
      'salon_id',
      'id',
      'order_id',
      'appointment_id',
      'visitor_id',
      'amount_rappen',
      'wish',
      'charge',
      'opened_at',
      'expires_at',
    ],
    // Staff take money at the desk, which is another row than a visitor's: the matrix tries the visitor's.
    rights(bookers('siu'), having('orders.see', 'S'), having('orders.change', 'U'), worker('SIU')),
  ),
  refund: keeping(
    [
      'salon_id',
      'id',
      'order_id',
      'appointment_id',
      'payment_id',
      'amount_rappen',
      'reason',
      'words',
      'created_at',
    ],
    rights(having('orders.see', 'S'), having('orders.refund', 'I'), worker('SIU')),
  ),
  payment_matter: keeping(
    ['salon_id', 'id', 'kind', 'subject', 'order_id', 'appointment_id', 'amount_rappen', 'noted_at'],
    rights(having('orders.see', 'S'), having('orders.refund', 'U'), worker('SI')),
  ),

  // Typed before the vendor's page, and needed until the money is there.
  hold_details: keeping(['salon_id', 'appointment_id', 'visitor_id'], rights(bookers('siu'), worker('SD'))),
  // A consent, and the vendor's names of a card: kept by the worker, taken back by whoever gave it.
  saved_card: keeping(
    ['salon_id', 'appointment_id', 'visitor_id'],
    rights(bookers('siu'), link('su'), having('calendar.see', 'S'), worker('SU')),
  ),
  // Written by book_deposit alone, and never changed.
  deposit_move: rights(bookers('s'), link('s'), having('calendar.see', 'S'), worker('S')),

  // An account number stands in them: nothing for the website.
  billing_rules: keeping(
    ['salon_id'],
    rights(having('invoices.see', 'S'), having('settings.change', 'IU'), worker('S')),
  ),
  // Written by the functions that give numbers.
  invoice_counter: rights(having('invoices.see', 'S'), worker('S')),
  // Written by issue_invoice alone, and never changed.
  invoice: rights(having('invoices.see', 'S'), worker('S')),
  invoice_paper: rights(having('invoices.see', 'S'), worker('SI')),
  // Whoever notes a payment says so in their own name.
  invoice_payment: rights(having('invoices.see', 'S'), having('invoices.change', 'i'), worker('S')),
  // A sale, a movement of cash and a closing are never changed, and bear the name of whoever made them.
  till: keeping(['salon_id'], rights(having('till.see', 'S'), having('till.use', 'IU'), worker('S'))),
  sale: rights(having('till.see', 'S'), having('till.use', 'i'), worker('S')),
  // Lines with amounts of one's own are for who leads: held by its policy, tried in till.test.ts.
  sale_line: rights(having('till.see', 'S'), having('till.use', 'I'), worker('S')),
  sale_tip: rights(having('till.see', 'S'), having('till.use', 'I'), worker('S')),
  sale_vat: rights(having('till.see', 'S'), having('till.use', 'I'), worker('S')),
  cash_move: rights(having('till.see', 'S'), having('till.use', 'i'), worker('S')),
  closing: rights(having('till.see', 'S'), having('till.close', 'i'), worker('S')),
  // What the vendor says is copied by a job, and never said otherwise.
  vendor_movement: keeping(
    [
      'salon_id',
      'movement_ref',
      'kind',
      'amount_rappen',
      'fee_rappen',
      'currency',
      'source_ref',
      'payment_ref',
      'purpose',
      'reference',
      'refund_id',
      'at',
    ],
    rights(having('finance.see', 'S'), worker('SIU')),
  ),
  vendor_payout: keeping(['salon_id', 'payout_ref', 'at'], rights(having('finance.see', 'S'), worker('SIU'))),
  // Whoever asks for a check asks in their own name; what came of it is written by the job.
  books_check: keeping(
    ['salon_id', 'id', 'account_id', 'day', 'asked_at'],
    rights(having('finance.see', 'S'), having('finance.check', 'i'), worker('SIU')),
  ),
  books_finding: rights(having('finance.see', 'S'), worker('SI')),
  books_explained: rights(having('finance.see', 'S'), having('finance.check', 'i'), worker('S')),

  audit_entry: rights(
    visitor('i'),
    link('i'),
    members('i'),
    visitingHq('i'),
    customer('s'),
    having('audit.see', 'S'),
    desk('I'),
    worker('I'),
  ),
  outbox_mail: rights(bookers('i'), link('i'), having('calendar.change', 'I'), desk('I'), worker('SIU')),
  // Names only; which salon an object belongs to is found out when it is read.
  vendor_event: {
    ...rights(worker('SIU')),
    keeps: ['event_id', 'type', 'subject_kind', 'subject_ref', 'received_at'],
    global: true,
  },
  worker_heartbeat: { ...rights(worker('SIUD')), global: true },
};

type LoginRole = 'schnittwerk_app' | 'schnittwerk_jobs';

/**
 * Functions with their owner's rights see past every policy: each is a decision, and answers for itself that it tells
 * and changes nothing beyond the salon and the actor.
 */
export const FUNCTION_RIGHTS: Readonly<Record<string, readonly LoginRole[]>> = {
  slot_versions: ['schnittwerk_app', 'schnittwerk_jobs'],
  // The same numbers, and a count of visits.
  calendar_versions: ['schnittwerk_app'],
  busy_time: ['schnittwerk_app', 'schnittwerk_jobs'],
  sweep_expired_holds: ['schnittwerk_app', 'schnittwerk_jobs'],
  overdue_holds: ['schnittwerk_jobs'],
  overdue_requests: ['schnittwerk_jobs'],
  cover_pauses: ['schnittwerk_app', 'schnittwerk_jobs'],
  salon_at_host: ['schnittwerk_app'],
  salon_by_slug: ['schnittwerk_app'],
  // Names and hosts only, of all salons: what anybody can look up.
  salon_addresses: ['schnittwerk_app', 'schnittwerk_jobs'],
  write_job: [],
  enqueue_job: ['schnittwerk_app', 'schnittwerk_jobs'],
  session_of: ['schnittwerk_app'],
  hq_salons: ['schnittwerk_app'],
  enter_salon: ['schnittwerk_app'],
  hq_readers: ['schnittwerk_app'],
  search_customers: ['schnittwerk_app'],
  merge_customers: ['schnittwerk_app'],
  unmerge_customers: ['schnittwerk_app'],
  join_account: ['schnittwerk_app'],
  contact_of_visit: ['schnittwerk_app'],
  feed_of: ['schnittwerk_app'],
  waitlist_due: ['schnittwerk_jobs'],
  forget_waitlist: ['schnittwerk_jobs'],
  // Checks who may move stock how, and holds ledger and stock together.
  move_stock: ['schnittwerk_app', 'schnittwerk_jobs'],
  // Products and pieces of one's own order.
  reserved_for: ['schnittwerk_app', 'schnittwerk_jobs'],
  forget_carts: ['schnittwerk_jobs'],
  // As the cart's products, when somebody signs in.
  join_gifts: ['schnittwerk_app'],
  forget_gifts: ['schnittwerk_jobs'],
  // Checks who may move a voucher how, and holds ledger and balance together.
  move_voucher: ['schnittwerk_app', 'schnittwerk_jobs'],
  write_voucher_move: [],
  // Gives back no more than was taken for one's own order or sale.
  return_to_voucher: ['schnittwerk_app', 'schnittwerk_jobs'],
  // Whoever has a digest of its code learns what is left on it, and nothing of whose it is.
  voucher_by_code: ['schnittwerk_app'],
  // What a source is worth, for the worker that counts points.
  worth_of: ['schnittwerk_jobs'],
  // Customers see their own.
  own_points: ['schnittwerk_app'],
  // What is printed on it, for whoever comes by its signed address.
  shown_voucher: ['schnittwerk_app'],
  // A number, and the counter's next one.
  next_number: ['schnittwerk_app'],
  // A visitor's id, for whoever comes by the signed address of their order.
  holder_of_order: ['schnittwerk_app'],
  overdue_orders: ['schnittwerk_jobs'],
  running_payments: ['schnittwerk_jobs'],
  // Checks who may book a deposit how, and holds its lines and what is left together.
  book_deposit: ['schnittwerk_app', 'schnittwerk_jobs'],
  // A visitor's id, for whoever comes back from the vendor's page by their signed address.
  holder_of_visit: ['schnittwerk_app'],
  // Ids only, of all salons.
  overdue_deposits: ['schnittwerk_jobs'],
  cards_to_look_at: ['schnittwerk_jobs'],
  unsettled_deposits: ['schnittwerk_jobs'],
  forget_hold_details: ['schnittwerk_jobs'],
  // Names of what the vendor speaks of, after its signature was checked.
  // For who leads, asked inside: names of messages that could not be worked off, of all salons.
  waiting_vendor_events: ['schnittwerk_app'],
  rerun_vendor_event: ['schnittwerk_app'],
  take_vendor_event: ['schnittwerk_app', 'schnittwerk_jobs'],
  // What stands on the website.
  shop_picture: ['schnittwerk_app'],
  // The holder of a link answers for their own visit; the appointment that keeps the place is nobody's to see.
  settle_move_offer: ['schnittwerk_app'],
  // Customers see what they were offered for their own visits.
  own_move_offers: ['schnittwerk_app'],
  // The counter's row, and an invoice under the next number: for those who work here. For jobs what follows of it when an
  // order's money goes back, or does not arrive.
  hold_invoices: ['schnittwerk_app', 'schnittwerk_jobs'],
  issue_invoice: ['schnittwerk_app', 'schnittwerk_jobs'],
  // Customers see the invoices for their own visits and orders, and guests those of their order.
  invoices_of_order: ['schnittwerk_app'],
  invoice_paper_of_order: ['schnittwerk_app'],
  own_invoices: ['schnittwerk_app'],
  own_invoice_paper: ['schnittwerk_app'],
  // Ids only, of all salons.
  undrawn_invoices: ['schnittwerk_jobs'],
  // Whose the vendor's money is, by the vendor's names; since when it has to be asked; the hashes that were logged.
  salons_of_payments: ['schnittwerk_jobs'],
  salons_of_movements: ['schnittwerk_jobs'],
  vendor_told_until: ['schnittwerk_jobs'],
  logged_closings: ['schnittwerk_jobs'],
  end_sessions_of: ['schnittwerk_app'],
  // Of the addresses that the salon has set itself, those of its members.
  day_sheet_recipients: ['schnittwerk_jobs'],
  // Gives nobody more than an owner has written down, and only to the account with the invited address.
  accept_invitation: ['schnittwerk_app'],
  forget_sign_ins: ['schnittwerk_jobs'],
};
