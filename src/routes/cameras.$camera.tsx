import { createFileRoute } from '@tanstack/react-router';
import { PageBar } from '../ui/page-bar.tsx';

export const Route = createFileRoute('/cameras/$camera')({ component: () => <PageBar title="Camera" /> });
