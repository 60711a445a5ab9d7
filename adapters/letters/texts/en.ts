import type { LetterTexts } from './letter-texts.ts';

export const en: LetterTexts = {
  language: 'en',
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  date: (weekday, day, month, year) => `${weekday}, ${day} ${month} ${year}`,
  moment: (date, time) => `${date}, ${time}`,
  timeSpan: (from, to) => `${from} to ${to}`,

  kinds: {
    appointment_confirmed: {
      subject: (moment, salon) => `Your appointment on ${moment} – ${salon}`,
      heading: 'Your appointment is confirmed',
      intro: 'Thank you for your booking. We look forward to seeing you.',
      calendarNote: 'The entry for your calendar is attached.',
    },
    appointment_moved: {
      subject: (moment, salon) => `Appointment moved to ${moment} – ${salon}`,
      heading: 'Your appointment has been moved',
      intro: 'Your appointment has a new time. The previous one no longer applies.',
      calendarNote: 'The attachment replaces the previous entry in your calendar.',
    },
    appointment_cancelled: {
      subject: (moment, salon) => `Appointment on ${moment} cancelled – ${salon}`,
      heading: 'Your appointment is cancelled',
      intro: 'This appointment will not take place. We would be glad to welcome you another time.',
      calendarNote: 'The attachment removes the entry from your calendar.',
    },
    request_received: {
      subject: (moment, salon) => `Your request for ${moment} – ${salon}`,
      heading: 'We have your request; it is not confirmed yet',
      intro: 'Thank you for your request. We look at it and keep the time for you meanwhile.',
      calendarNote: null,
    },
    request_declined: {
      subject: (moment, salon) => `Your request for ${moment} – ${salon}`,
      heading: 'Unfortunately we cannot accept',
      intro: 'We cannot accept your request for this time. We would be glad to find another one with you.',
      calendarNote: null,
    },
    request_withdrawn: {
      subject: (moment, salon) => `Request for ${moment} withdrawn – ${salon}`,
      heading: 'Your request is withdrawn',
      intro: 'The time is free again, and nothing is charged.',
      calendarNote: null,
    },
    request_lapsed: {
      subject: (moment, salon) => `Your request for ${moment} has lapsed – ${salon}`,
      heading: 'Your request has lapsed',
      intro:
        'We did not manage to answer you in time. We are sorry. You are not bound to anything; we would be glad to find another time with you.',
      calendarNote: null,
    },
    appointment_reminder: {
      subject: (moment, salon) => `Reminder: your appointment on ${moment} – ${salon}`,
      heading: 'A reminder of your appointment',
      intro: 'We look forward to seeing you.',
      calendarNote: null,
    },
  },
  greeting: (name) => (name === null ? 'Hello' : `Hello ${name}`),
  closing: 'Kind regards',

  labels: {
    when: 'When',
    services: 'What',
    total: 'Total',
    where: 'Where',
    terms: 'If something comes up',
    calendar: 'Calendar',
    contact: 'Questions',
  },
  serviceAt: (time, staff) => `${time} with ${staff}`,
  includingVat: (rates) => `incl. ${rates.join('% and ')}% VAT`,

  freeUntil: (moment) => `You can move or cancel free of charge until ${moment}.`,
  freeUntilStart: 'You can move or cancel the appointment free of charge until it begins.',
  freeUntilPassed: (moment) => `Moving or cancelling free of charge was possible until ${moment}.`,
  afterwards: (phone) => `After that, please call us: ${phone}.`,
  callInstead: (phone) => `If you cannot come, please call us: ${phone}.`,
  afterwardsFee: (percent, amount) =>
    `If you cancel later, we may charge ${percent}% of the price (${amount}). ` +
    'If the time is booked again, cancelling costs you nothing.',

  depositPaid: (amount) =>
    `Your deposit of ${amount} has reached us. We take it off the price at the appointment.`,
  depositAsked: (amount) =>
    `Your deposit of ${amount} has reached us. If we cannot accept, you get all of it back.`,
  depositTerms: (amount) =>
    `If you cancel in time, you get the deposit of ${amount} back. If you do not come, we keep it as compensation, unless the time is booked again.`,
  depositTermsVoucher: (amount) =>
    `If you cancel in time, the deposit of ${amount} becomes a voucher. If we cancel, we send it back. If you do not come, we keep it as compensation, unless the time is booked again.`,

  answerBy: (moment) => `You hear from us by ${moment} at the latest. After that the request lapses.`,
  withdrawable: 'As long as we have not accepted, you can withdraw the request at any time free of charge.',
  reasonGiven: (reason) => `The salon writes: ${reason}`,

  buttons: {
    manage: 'Move or cancel',
    view: 'View appointment',
    request: 'View or withdraw the request',
    another: 'Choose another time',
  },
  whyYou: (salon) =>
    `You are receiving this e-mail because an appointment at “${salon}” was booked with your address. ` +
    'Was it not you? Then please let us know.',
  whyYouAsked: (salon) =>
    `You are receiving this e-mail because an appointment at “${salon}” was requested with your address. ` +
    'Was it not you? Then please let us know.',
  vatNumber: (uid) => `${uid} VAT`,

  calendarSummary: (services, salon) => `${services} – ${salon}`,
  calendarAsked: (summary) => `Requested: ${summary}`,
  calendarManage: (link) => `Move or cancel: ${link}`,
  calendarPhone: (phone) => `Phone: ${phone}`,
};
