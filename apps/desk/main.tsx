import './quiet.js';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app.js';
import { startWords } from './i18n.js';
import { queryClient } from './queries.js';
import './tokens.css';
import './styles/shell.css';
import './styles/parts.css';
import './styles/pages.css';
import './styles/lawful.css';
import './styles/phone.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id root.');

await startWords();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <BrowserRouter>
        <App />
      </BrowserRouter>
    </QueryClientProvider>
  </StrictMode>,
);
