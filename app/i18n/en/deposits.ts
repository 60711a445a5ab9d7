import type { Catalogue } from '../catalogue.ts';

export const deposits: Catalogue['deposits'] = {
  terms: {
    title: (amount) => `Deposit of ${amount}`,
    text: 'This time is booked with a deposit, by card or TWINT. It is taken off the price at the appointment.',
    back: (moment) =>
      `If you cancel by ${moment}, you get all of it back. If the salon cancels, in any case.`,
    backAlways: 'If you cancel before it begins, or the salon cancels, you get all of it back.',
    alreadyLate: 'The time for cancelling free of charge is already over for this appointment.',
    late: (amount) =>
      `If you cancel later, the salon keeps at most ${amount} of it, unless the time is given to somebody else.`,
    lateFree: 'You also get it back if you cancel later.',
    noShow:
      'If you do not come and have not cancelled, the salon keeps it, unless the time is given to somebody else.',
    asVoucher: {
      back: (moment) =>
        `If you cancel by ${moment}, all of it becomes a voucher, valid for ten years. If the salon cancels, you get it back in any case.`,
      backAlways:
        'If you cancel before it begins, all of it becomes a voucher, valid for ten years. If the salon cancels, you get it back.',
      lateFree: 'It also becomes a voucher if you cancel later.',
    },
    asked: 'If the salon does not accept your request, you get all of it back.',
  },
  submit: (amount) => `On to the payment of ${amount}`,
  afterSubmit:
    'You pay on our payment provider’s page. The appointment is booked as soon as the payment is confirmed; you then get the confirmation by e-mail. The rest is paid at the salon.',
  afterSubmitAsked:
    'You pay on our payment provider’s page. Your request reaches us as soon as the payment is confirmed. The rest is paid at the salon.',
  titleAtVendor: (salon, moment) => `Deposit ${salon}, ${moment}`,
  payment: {
    title: 'Deposit',
    stopped: 'The payment was not completed. Nothing was charged, and nothing is booked yet.',
    away: 'The payment provider does not answer just now. Your time stays reserved; please try again in a moment.',
    until: (time) => `We keep this time for you until ${time}.`,
    pay: (amount) => `Pay ${amount} now`,
    change: 'Change your details',
    settlingTitle: 'Your payment is on its way',
    settling:
      'As soon as it is confirmed your appointment is booked, and you get the confirmation by e-mail. You can close this page.',
    look: 'Look again',
    overTitle: 'The time is up',
    over: (moment) => `We could not keep ${moment} for you any longer. Nothing was booked.`,
    overPaid:
      'Have you just paid? If the time is still free, we book it for you. Otherwise you get everything back. We write to you in either case.',
    overBack: (amount) => `Your payment came too late. You get ${amount} back, the way you paid.`,
    another: 'Choose another time',
    problem: {
      over: 'There is nothing to pay here any more.',
      too_many_tries: 'You have tried several times. Please call us, or choose the time again later.',
      try_again:
        'The payment provider does not answer just now. Your time stays reserved; please try again in a moment.',
      details_missing: 'Please enter your details first.',
    },
  },
  card: {
    title: 'Keep the card (optional)',
    consent: (salon, most) =>
      `${salon} may have my card kept until seven days after the appointment and charge it once with at most ${most}, in addition to the deposit: only if I do not come without cancelling, or cancel after the time for cancelling free of charge, and the time is not given to somebody else.`,
    hint: 'The card lies with our payment provider; we see its brand and last four digits. You can remove it at any time. Without the tick, and with TWINT, you would get an invoice instead.',
    kept: (card, most) =>
      `Kept card: ${card}. If you do not come, or cancel too late, we charge at most ${most} in addition to the deposit. It is deleted after the appointment.`,
    remove: 'Remove the card',
    removed: 'Your card is removed, and will be deleted at the payment provider within the next few minutes.',
    beingCharged: 'It is too late for that: the card is being charged just now.',
    desk: (card, most) =>
      `Card on file: ${card}. What may be asked for beyond the deposit, at most ${most}, is charged by itself as soon as the appointment is over and the time was not given to somebody else.`,
    deskEnded: {
      withdrawn: 'The card was not left with us.',
      no_card: 'No card was left with us; it was paid otherwise.',
      removed: 'The customer has removed the card on file.',
      over: 'The card on file is not needed any more and is deleted.',
      charging: 'The card on file is being charged just now.',
      charged: 'The card on file was charged and is deleted.',
      refused: 'The card on file could not be charged. The invoice remains.',
    },
  },
  visit: {
    title: 'Deposit',
    received: (amount) => `${amount} paid`,
    left: (amount) => `${amount} will be taken off the price at the appointment.`,
    leftOver: (amount) => `${amount} are still with us.`,
    refunded: (amount) => `${amount} sent back or on the way to you`,
    kept: (amount) => `${amount} kept by the salon as compensation`,
    applied: (amount) => `${amount} taken off the price`,
    credited: (amount) => `${amount} credited as a voucher`,
    booked:
      'Thank you. Your deposit has arrived, and the appointment is booked. The confirmation comes by e-mail.',
    asked: 'Thank you. Your deposit has arrived, and we have your request.',
  },
  cancel: {
    back: (amount) => `You get all of your deposit of ${amount} back.`,
    late: (until) => `Cancelling was free until ${until}.`,
    fee: (fee) =>
      `Cancelling now costs ${fee}, as agreed when you booked: the deposit is used for it. Nothing of it if the time is given to somebody else.`,
    beyond: (amount: string): string =>
      `What the deposit does not cover, ${amount}, is invoiced, or charged to the card that you left for it.`,
    asVoucher: {
      back: (amount) =>
        `Your deposit of ${amount} becomes a voucher, valid for ten years. It comes by e-mail.`,
      rest: (amount) => `For the rest of the deposit, ${amount}, you get a voucher by e-mail.`,
    },
    rest: (amount) => `Of the deposit you get ${amount} back.`,
    confirm: (fee) => `Cancel, at a cost of ${fee}`,
  },
  desk: {
    title: 'Deposit',
    asked: (amount) => `${amount} asked for`,
    standing: {
      left: 'Open',
      received: 'Received',
      refunded: 'Sent back',
      kept: 'Kept (no VAT)',
      applied: 'Used',
      credited: 'As a voucher',
    },
    moves: {
      received: 'Received',
      refunded: 'Sent back',
      refund_failed: 'Refund did not arrive',
      kept: 'Kept',
      released: 'Kept no more',
      applied: 'Used',
      given_back: 'Use taken back',
      credited: 'Credited as a voucher',
      uncredited: 'Voucher taken back',
    },
    claim: (amount) => `By the cancellation policy the salon may ask for ${amount}.`,
    refilled: 'The time was given to somebody else: nothing is asked for.',
    beyond: (amount) => `Beyond the deposit: ${amount}.`,
    invoice: 'Invoice the no-show fee',
    decide: 'Decide otherwise',
    decideText:
      'What the cancellation policy says happens by itself. Whoever leads the salon can decide otherwise; the customer reads the reason.',
    reason: 'Reason',
    refund: (amount) => `Send ${amount} back`,
    keep: (amount) => `Keep ${amount}`,
    credit: (amount) => `Credit ${amount} as a voucher`,
    onVouchers: (amount) =>
      `${amount} are still on the voucher for it. If it is paid back, the voucher loses them.`,
    refused: {
      required: 'Please write a reason.',
      too_long: 'At most 200 characters.',
      no_address: 'Without an e-mail address, the voucher can be sent to nobody.',
      changed: 'Something has changed meanwhile. This is how it stands now.',
      nothing_to_decide: 'There is nothing left to decide here.',
    },
    who: 'Who cancels?',
    goesBack: (amount: string): string => `The deposit of ${amount} goes back.`,
    bySalon: 'The salon: nothing is due, and the deposit goes back.',
    byCustomer: (amount) => `The customer, too late to be free of charge: ${amount} by the policy.`,
    byCustomerInTime: (amount) => `The customer, in time: ${amount} become a voucher.`,
    restAsVoucher: 'What is left of the deposit becomes a voucher.',
    paid: 'Deposit paid',
  },
};
