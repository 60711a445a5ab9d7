import type { LetterDraft } from '#domain/notifications/letter.ts';
import type { AppointmentId, MailId } from '#domain/shared/ids.ts';

export const aLetter = (over: Partial<LetterDraft> = {}): LetterDraft => ({
  id: '7d9f2c34-1b5a-4e6f-8a90-b1c2d3e4f506' as MailId,
  kind: 'appointment_confirmed',
  appointmentId: '5f0c1d7e-6a44-4f9b-9c1e-2f6d8e7a9b10' as AppointmentId,
  recipient: 'zoe.mueller@bluewin.example',
  locale: 'de-CH',
  content: {
    subject: 'Ihr Termin am Samstag, 14. März 2026, 14:30 Uhr – Salon Lindenhof',
    text: 'Guten Tag Zoë Müller\n',
    html: '<p>Guten Tag Zoë Müller</p>',
    calendar: { method: 'REQUEST', ics: 'BEGIN:VCALENDAR\r\nSUMMARY:Föhnen\r\nEND:VCALENDAR\r\n' },
  },
  ...over,
});
