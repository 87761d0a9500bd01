import { z } from 'zod';

/**
 * Imported before anything else by a program whose content security policy forbids `eval`: zod would try whether it may
 * compile its schemas, and the browser would report each try as a violation.
 */
z.config({ jitless: true });
