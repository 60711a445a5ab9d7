import { order } from '../../orders/order.ts';

export const owner = order;
