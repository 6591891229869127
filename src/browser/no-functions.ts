/** No function is made of a text here: our policy for pages forbids it, and a browser would report the attempt. */
import * as z from 'zod/mini'

z.config({ jitless: true })
