import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connectApi } from './api/connect.js';
import { ComponentsLanguage } from './app/components-language.js';
import { queryClient } from './app/query-client.js';
import { fetchPages, router } from './app/router.js';
import './design/index.css';
import { startTexts } from './i18n/start.js';

connectApi();
await startTexts();
const place = document.getElementById('app');
if (!place) throw new Error('The page has no place for the application.');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <ComponentsLanguage>
        <RouterProvider router={router} />
      </ComponentsLanguage>
    </QueryClientProvider>
  </StrictMode>,
);
fetchPages();
