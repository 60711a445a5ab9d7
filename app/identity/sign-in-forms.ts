/** The forms of signing in: their shape only. */
import { z } from 'zod';
import { text } from '../forms/text.ts';

const password = z.object({ email: text, password: text });
const address = z.object({ email: text });
const code = z.object({ code: text });
const reset = z.object({ code: text, password: text });
const signUp = z.object({ firstName: text, lastName: text, email: text, phone: text, password: text });
const invitation = z.object({ intent: text, firstName: text, lastName: text, password: text });

export const readPasswordForm = (form: FormData) => password.parse(Object.fromEntries(form));
export const readAddressForm = (form: FormData) => address.parse(Object.fromEntries(form));
export const readCodeForm = (form: FormData) => code.parse(Object.fromEntries(form));
export const readResetForm = (form: FormData) => reset.parse(Object.fromEntries(form));
export const readSignUpForm = (form: FormData) => signUp.parse(Object.fromEntries(form));
export const readInvitationForm = (form: FormData) => invitation.parse(Object.fromEntries(form));
