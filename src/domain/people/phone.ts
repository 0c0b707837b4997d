import { z } from 'zod';

/** A phone number in sealed details: mobile or landline, spaces and hyphens allowed; kept as digits with an optional `+`. */
export const phone = z
  .string()
  .overwrite((text) => text.normalize('NFKC').replace(/[\s()-]/g, ''))
  .regex(/^\+?[0-9]{5,15}$/, 'bad_phone');
