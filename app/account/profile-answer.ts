/** What the profile's forms answer when something is refused: messages beside the fields, and what was typed. */
import type { AskAddressChangeRefusal } from '#domain/account/use-cases/ask-address-change.ts';
import type { ChangeProfileRefusal } from '#domain/account/use-cases/change-profile.ts';
import type { ConfirmAddressChangeRefusal } from '#domain/account/use-cases/confirm-address-change.ts';
import type { Profile, ProfileRefusal, RawProfile } from '#domain/account/profile.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

export type ProfileField = keyof Profile | 'email' | 'code';
export type ProfileError = { readonly field: ProfileField; readonly message: string };

export type ProfileAnswer = {
  readonly errors: readonly ProfileError[];
  /** Null: another form was sent. */
  readonly typed: RawProfile | null;
  readonly email: string;
  /** What stands there now, when somebody else has changed it. */
  readonly now: Profile | null;
};

export type Answered = { readonly answer: ProfileAnswer; readonly status: number };

const NOTHING = { errors: [], typed: null, email: '', now: null } as const;

const messageOf = ({ field, kind }: ProfileRefusal, { account, booking }: Catalogue): string =>
  field === 'locale' ? account.profile.localeMalformed : booking.details.field[field][kind];

/** Null: there is no such profile. */
export function answerProfile(
  refusal: ChangeProfileRefusal,
  typed: RawProfile,
  texts: Catalogue,
): Answered | null {
  switch (refusal.kind) {
    case 'not_found':
      return null;
    case 'invalid': {
      const errors = refusal.fields.map((each) => ({ field: each.field, message: messageOf(each, texts) }));
      return { status: 422, answer: { ...NOTHING, typed, errors } };
    }
    case 'changed_meanwhile':
      return { status: 409, answer: { ...NOTHING, typed, now: refusal.now } };
  }
}

export function answerAddress(
  refusal: AskAddressChangeRefusal,
  email: string,
  { account, booking }: Catalogue,
): Answered | null {
  const { profile } = account;
  const back = (message: string, status: number): Answered => ({
    status,
    answer: { ...NOTHING, email, errors: [{ field: 'email', message }] },
  });
  switch (refusal.kind) {
    case 'not_found':
      return null;
    case 'email':
      return back(
        refusal.problem === 'same' ? profile.addressSame : booking.details.field.email[refusal.problem],
        422,
      );
    case 'too_many':
      return back(profile.tooMany(refusal.minutes), 429);
  }
}

export function answerCode(refusal: ConfirmAddressChangeRefusal, { account }: Catalogue): Answered | null {
  const { profile } = account;
  const back = (field: 'code' | 'email', message: string): Answered => ({
    status: 422,
    answer: { ...NOTHING, errors: [{ field, message }] },
  });
  switch (refusal.kind) {
    case 'not_found':
      return null;
    case 'wrong_code':
      return back('code', profile.codeWrong);
    case 'code_over':
      return back('email', profile.codeOver);
    case 'taken':
      return back('email', profile.taken);
  }
}
