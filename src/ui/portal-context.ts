/** Where floating parts go: into the open dialog, because nothing else lies above it. */
import { createContext } from 'react';

export const PortalContext = createContext<HTMLElement | null>(null);
