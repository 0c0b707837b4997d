import { config } from 'zod';

// Imported before anything that makes a schema: zod tries whether it may compile schemas by evaluation, which the page's own
// policy refuses and reports.
config({ jitless: true });
