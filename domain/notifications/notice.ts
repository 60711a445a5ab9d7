/** Letters to customers that are about no visit of theirs. */
export type NoticeKind = 'address_code' | 'address_changed';
