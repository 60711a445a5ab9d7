import type { ChainFault } from '#domain/till/chain.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

export function faultWords(fault: ChainFault, { till }: Catalogue): string {
  const words = till.closings.fault;
  switch (fault.kind) {
    case 'closing_missing':
    case 'closing_changed':
    case 'chain_broken':
    case 'not_as_logged':
      return words[fault.kind](fault.closing);
    case 'sale_changed':
    case 'sale_missing':
    case 'sale_added':
      return words[fault.kind](fault.closing, fault.sale);
    case 'move_changed':
    case 'move_missing':
    case 'move_added':
      return words[fault.kind](fault.closing, fault.move);
    case 'open_sale_missing':
      return words.open_sale_missing(fault.sale);
    case 'open_move_missing':
      return words.open_move_missing(fault.move);
  }
}
