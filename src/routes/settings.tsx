import { createFileRoute } from '@tanstack/react-router';
import { SettingsPage } from '../features/settings/settings-page.tsx';

export const Route = createFileRoute('/settings')({ component: Page });

function Page() {
  const { preferences, site } = Route.useRouteContext();
  return <SettingsPage preferences={preferences} siteName={site.name} siteZone={site.timeZone} />;
}
