/** From an empty page to a running app: configuration first, then everything that it names. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadConfig } from '../platform/config/load-config.ts';
import { reportDefect } from '../platform/logger.ts';
import { createPreferences } from '../platform/preferences.ts';
import { App } from './app.tsx';
import { createServices } from './create-services.ts';
import { ConfigProblems } from './config-problems.tsx';
import { registry } from './registry.ts';
import { applyTheme } from './apply-theme.ts';

/** Renders the app, or the page that says what is wrong with the configuration. */
export async function startApp(element: HTMLElement): Promise<void> {
  const preferences = createPreferences();
  applyTheme(preferences);
  const root = createRoot(element, {
    onUncaughtError: (error) => reportDefect('render', error),
    onCaughtError: (error) => reportDefect('region', error),
  });
  const loaded = await loadConfig(registry.map((definition) => definition.vendor));
  if (!loaded.ok) {
    root.render(<ConfigProblems problems={loaded.problems} />);
    return;
  }
  const services = createServices(loaded.config, preferences);
  root.render(
    <StrictMode>
      <App services={services} />
    </StrictMode>,
  );
}
