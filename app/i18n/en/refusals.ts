import type { Catalogue } from '../catalogue.ts';

export const refusals: Catalogue['refusals'] = {
  heading: 'Sorry, that is not possible',
  empty_wish: 'Please choose at least one service.',
  too_many_services: (most) => `One visit can have ${most} services at most. For more, please call us.`,
  unknown_service: 'One of the services does not exist (any more). Please choose again.',
  unknown_staff: 'This person does not work here (any more). Please choose again.',
  not_bookable_online: (what) => `${what} cannot be booked online. Please call us.`,
  staff_lacks_skill: (staff, service) =>
    `${staff} does not do “${service}”. Please choose somebody else or “No preference”.`,
  nobody_offers: (service) => `Nobody offers “${service}” online at the moment. Please call us.`,
  something: 'This service',
  somebody: 'This person',
  not_on_grid: (minutes) => `No visit begins at this time; visits begin every ${minutes} minutes.`,
  lead_time: (earliest) => `That is too soon. Online it works from ${earliest}.`,
  in_the_past: 'This time is already over.',
  beyond_horizon: (lastDay) => `That is too far ahead. Online booking is open until ${lastDay}.`,
  rest_day: (name) => `We are closed then (${name}).`,
  closure: (reason) => `We are closed then (${reason}).`,
  outside_opening_hours: 'We are closed then, or the visit would not end before closing time.',
  staff_off: 'The person you chose does not work then.',
  break: 'The person you chose has a break then.',
  absence: 'The person you chose is away then.',
  blocked: 'The person you chose is not available then.',
  booked: 'This time is already booked.',
  held: 'Somebody else is just booking this time. It may become free again in a few minutes.',
  resource_full: 'All places in the salon are taken then.',
  no_colleague: 'Nobody is free at this time.',
  slot_taken: 'This time has just been taken.',
  too_many_holds: (most, until) =>
    `We are already keeping ${most} times for you. Book one of them, let one go, or try again after ${until}.`,
  not_a_time: 'We do not understand this time. Please choose one of the times on offer.',
  no_such_wall_time:
    'This time does not exist on that day, because the clocks change. Please choose another time.',
  form_incomplete: 'The form did not arrive complete. Please try again.',
  already_ended: 'This visit has already been cancelled or is over.',
  not_answered_yet:
    'Your request is for this time and has not been answered yet. For another time, please withdraw it and ask again.',
  changed_meanwhile: 'The visit has been changed elsewhere in the meantime. Below you see how it stands now.',
  fullDay: 'Everything is booked on this day.',
  closedDay: 'We are closed on this day.',
  dayOver: 'Booking for this day is already over.',
};
