import { ControlState } from './ControlState';
import { Fault } from './Fault';

const FAULTS: Readonly<Record<Fault, string>> = {
  none: 'Works',
  down: 'Down',
  slow: 'Slow (5 s)',
  unauthorized: 'Answers 401',
  refuse: 'Answers 503',
};

function escape(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, character => entities[character]);
}

function button(
  path: string,
  body: object,
  text: string,
  pressed: boolean,
): string {
  return `<button data-path="${escape(path)}" data-body="${escape(JSON.stringify(body))}" aria-pressed="${pressed}">${escape(text)}</button>`;
}

function serverRow(server: ControlState['servers'][number]): string {
  const buttons = (Object.keys(FAULTS) as Fault[])
    .map(fault =>
      button(
        `api/servers/${server.name}/fault`,
        { fault },
        FAULTS[fault],
        server.fault === fault,
      ),
    )
    .join(' ');
  return `<tr><th scope="row">${escape(server.name)}</th><td><a href="${escape(server.url)}">${escape(server.url)}</a></td><td>${buttons}</td></tr>`;
}

function clusterSection(cluster: ControlState['clusters'][number]): string {
  const pods = cluster.pods
    .map(
      pod =>
        `<tr><td>${escape(pod.namespace)}</td><td>${escape(pod.name)}</td><td>${escape(pod.health)}</td></tr>`,
    )
    .join('');
  const path = `api/clusters/${cluster.name}/readiness`;
  return `<h3>${escape(cluster.name)}</h3>
<p>${button(path, { paused: false }, 'Pods become ready', !cluster.readinessPaused)} ${button(path, { paused: true }, 'Nothing becomes ready', cluster.readinessPaused)}</p>
${pods ? `<table><thead><tr><th>Namespace</th><th>Pod</th><th>Health</th></tr></thead><tbody>${pods}</tbody></table>` : '<p>Nothing runs here.</p>'}`;
}

/** What is broken on purpose, and the ways back. */
function brokenSection(state: ControlState): string {
  const servers = state.servers
    .filter(({ fault }) => fault !== 'none')
    .map(({ name, fault }) => ({
      text: `${name}: ${FAULTS[fault].toLowerCase()}`,
      path: `api/servers/${name}/fault`,
      body: { fault: 'none' },
    }));
  const clusters = state.clusters
    .filter(({ readinessPaused }) => readinessPaused)
    .map(({ name }) => ({
      text: `${name}: nothing becomes ready, so waves stick`,
      path: `api/clusters/${name}/readiness`,
      body: { paused: false },
    }));
  const broken = [...servers, ...clusters];
  if (broken.length === 0) {
    return '<p id="broken">Everything works. Nothing is broken on purpose.</p>';
  }
  const items = broken
    .map(
      ({ text, path, body }) =>
        `<li><strong>${escape(text)}</strong> ${button(path, body, 'Mend', false)}</li>`,
    )
    .join('');
  return `<section id="broken" class="broken" aria-label="Broken on purpose"><h2>Broken on purpose</h2><ul>${items}</ul>
<p>${button('api/mended', {}, 'Mend everything', false)}</p></section>`;
}

/** The control page. Works without any other file. */
export function controlPage(state: ControlState): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Slipway sandbox</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
  table { border-collapse: collapse; }
  th, td { text-align: left; padding: 0.25rem 1rem 0.25rem 0; vertical-align: top; }
  button { font: inherit; }
  button[aria-pressed='true'] { font-weight: bold; outline: 2px solid; }
  .broken { border: 2px solid; padding: 0 1rem; }
</style>
</head>
<body>
<h1>Slipway sandbox</h1>
<p>A simulator: the Git repositories and charts are real, the clusters are not. Break something here and see what the
portal says.</p>
${brokenSection(state)}
<h2>Servers</h2>
<table><thead><tr><th>Server</th><th>Address</th><th>What it does</th></tr></thead><tbody>
${state.servers.map(serverRow).join('\n')}
</tbody></table>
<h2>Clusters</h2>
<p>An image whose tag ends in <code>-broken</code> never starts, one that ends in <code>-slow</code> takes ten seconds.</p>
${state.clusters.map(clusterSection).join('\n')}
<h2>Argo CD's rules</h2>
<p>Waves between the children of an app-of-apps:
${button('api/argocd/application-health', { enabled: false }, 'Do not wait (the default)', !state.applicationHealth)}
${button('api/argocd/application-health', { enabled: true }, 'Wait for healthy Applications', state.applicationHealth)}</p>
<p role="status" id="said"></p>
<script>
  for (const button of document.querySelectorAll('button')) {
    button.addEventListener('click', async () => {
      const answer = await fetch(button.dataset.path, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: button.dataset.body,
      });
      if (answer.ok) location.reload();
      else document.getElementById('said').textContent = (await answer.json()).message;
    });
  }
</script>
</body>
</html>
`;
}
