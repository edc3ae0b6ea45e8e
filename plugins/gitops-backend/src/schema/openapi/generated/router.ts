// Written by `yarn openapi`; change paths.yaml or the types.

/** The document of the plugin's HTTP interface. */
export const spec = {
  openapi: '3.0.3',
  info: {
    title: 'gitops',
    version: '1',
    description:
      'Deployments of catalog entities as Argo CD runs them, and the commands that change them. Served below `/api/gitops`.',
    license: {
      name: 'Apache-2.0',
      url: 'https://www.apache.org/licenses/LICENSE-2.0.html',
    },
    contact: {},
  },
  servers: [{ url: '/' }],
  tags: [
    {
      name: 'Deployments',
      description:
        'What runs of an entity, with waves, history and plans. These routes only look.',
    },
    { name: 'Commands', description: 'What is asked for and how far it is.' },
    {
      name: 'Charts',
      description: "The charts of an entity's deployments in the registry.",
    },
    {
      name: 'Argo CD',
      description:
        "The Applications of all readable entities in Argo CD's own words, for the cards of other plugins.",
    },
  ],
  paths: {
    '/v1/entities/{kind}/{namespace}/{name}/deployments': {
      get: {
        operationId: 'GetDeployments',
        tags: ['Deployments'],
        summary: 'Everything that a page shows first, in one answer',
        description:
          'Deployments by environment with version, state, running operation and access. Costs no call to Argo CD; an instance that cannot be reached is a row of `problems`, and what was known of its deployments stays.',
        responses: {
          '200': { $ref: '#/components/responses/DeploymentsOverview' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
      ],
    },
    '/v1/entities/{kind}/{namespace}/{name}/deployments/{id}': {
      get: {
        operationId: 'GetDeployment',
        tags: ['Deployments'],
        summary: 'One deployment with its wave timeline, read afresh',
        responses: {
          '200': { $ref: '#/components/responses/DeploymentDetail' },
          default: { $ref: '#/components/responses/Error' },
        },
        description: 'One deployment with its wave timeline, read afresh.',
      },
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
        { $ref: '#/components/parameters/id' },
      ],
    },
    '/v1/entities/{kind}/{namespace}/{name}/deployments/{id}/history': {
      get: {
        operationId: 'GetHistory',
        tags: ['Deployments'],
        summary: 'The operations of a deployment, newest first',
        parameters: [
          {
            name: 'cursor',
            in: 'query',
            allowReserved: true,
            description: 'The `nextCursor` of the page before.',
            schema: { type: 'string', maxLength: 200 },
          },
        ],
        responses: {
          '200': { $ref: '#/components/responses/HistoryPage' },
          default: { $ref: '#/components/responses/Error' },
        },
        description: 'The operations of a deployment, newest first.',
      },
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
        { $ref: '#/components/parameters/id' },
      ],
    },
    '/v1/entities/{kind}/{namespace}/{name}/deployments/{id}/plan': {
      get: {
        operationId: 'GetPlan',
        tags: ['Deployments'],
        summary: 'What bringing a version would do, before it runs',
        description: 'Give exactly one of `revision` and `historyId`.',
        parameters: [
          {
            name: 'revision',
            in: 'query',
            allowReserved: true,
            description: 'A commit or a chart version.',
            schema: { type: 'string', minLength: 1, maxLength: 255 },
          },
          {
            name: 'historyId',
            in: 'query',
            allowReserved: true,
            description: 'An entry of the history.',
            schema: { type: 'string', minLength: 1, maxLength: 100 },
          },
        ],
        responses: {
          '200': { $ref: '#/components/responses/DeploymentPlan' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
        { $ref: '#/components/parameters/id' },
      ],
    },
    '/v1/entities/{kind}/{namespace}/{name}/deployments/{id}/deploy': {
      post: {
        operationId: 'Deploy',
        tags: ['Commands'],
        summary: 'Bring another version, by a pull request or a commit',
        requestBody: { $ref: '#/components/requestBodies/DeployRequest' },
        responses: {
          '202': { $ref: '#/components/responses/Command' },
          default: { $ref: '#/components/responses/Error' },
        },
        description: 'Bring another version, by a pull request or a commit.',
      },
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
        { $ref: '#/components/parameters/id' },
      ],
    },
    '/v1/entities/{kind}/{namespace}/{name}/deployments/{id}/promote': {
      post: {
        operationId: 'Promote',
        tags: ['Commands'],
        summary:
          'Bring what another deployment of the entity runs, by a pull request or a commit',
        requestBody: { $ref: '#/components/requestBodies/PromoteRequest' },
        responses: {
          '202': { $ref: '#/components/responses/Command' },
          default: { $ref: '#/components/responses/Error' },
        },
        description:
          'Bring what another deployment of the entity runs, by a pull request or a commit.',
      },
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
        { $ref: '#/components/parameters/id' },
      ],
    },
    '/v1/entities/{kind}/{namespace}/{name}/deployments/{id}/sync': {
      post: {
        operationId: 'Sync',
        tags: ['Commands'],
        summary: 'Make Argo CD apply what Git asks for',
        requestBody: { $ref: '#/components/requestBodies/SyncRequest' },
        responses: {
          '202': { $ref: '#/components/responses/Command' },
          default: { $ref: '#/components/responses/Error' },
        },
        description: 'Make Argo CD apply what Git asks for.',
      },
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
        { $ref: '#/components/parameters/id' },
      ],
    },
    '/v1/entities/{kind}/{namespace}/{name}/deployments/{id}/rollback': {
      post: {
        operationId: 'Rollback',
        tags: ['Commands'],
        summary: 'Go back to an entry of the history, in Git or in Argo CD',
        requestBody: { $ref: '#/components/requestBodies/RollbackRequest' },
        responses: {
          '202': { $ref: '#/components/responses/Command' },
          default: { $ref: '#/components/responses/Error' },
        },
        description:
          'Go back to an entry of the history, in Git or in Argo CD.',
      },
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
        { $ref: '#/components/parameters/id' },
      ],
    },
    '/v1/entities/{kind}/{namespace}/{name}/deployments/{id}/hold': {
      post: {
        operationId: 'Hold',
        tags: ['Commands'],
        summary: 'Switch auto-sync off on purpose',
        requestBody: { $ref: '#/components/requestBodies/HoldRequest' },
        responses: {
          '202': { $ref: '#/components/responses/Command' },
          default: { $ref: '#/components/responses/Error' },
        },
        description: 'Switch auto-sync off on purpose.',
      },
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
        { $ref: '#/components/parameters/id' },
      ],
    },
    '/v1/entities/{kind}/{namespace}/{name}/deployments/{id}/resume': {
      post: {
        operationId: 'Resume',
        tags: ['Commands'],
        summary: 'End a hold',
        requestBody: { $ref: '#/components/requestBodies/MutationRequest' },
        responses: {
          '202': { $ref: '#/components/responses/Command' },
          default: { $ref: '#/components/responses/Error' },
        },
        description: 'End a hold.',
      },
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
        { $ref: '#/components/parameters/id' },
      ],
    },
    '/v1/entities/{kind}/{namespace}/{name}/deployments/{id}/terminate': {
      post: {
        operationId: 'Terminate',
        tags: ['Commands'],
        summary: 'Stop the running operation',
        requestBody: { $ref: '#/components/requestBodies/MutationRequest' },
        responses: {
          '202': { $ref: '#/components/responses/Command' },
          default: { $ref: '#/components/responses/Error' },
        },
        description: 'Stop the running operation.',
      },
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
        { $ref: '#/components/parameters/id' },
      ],
    },
    '/v1/entities/{kind}/{namespace}/{name}/deployments/{id}/refresh': {
      post: {
        operationId: 'Refresh',
        tags: ['Commands'],
        summary: 'Make Argo CD compare with Git now',
        description: 'No command; it is done when this answers.',
        responses: {
          '204': { description: 'Compared.' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
        { $ref: '#/components/parameters/id' },
      ],
    },
    '/v1/entities/{kind}/{namespace}/{name}/releases': {
      post: {
        operationId: 'CreateRelease',
        tags: ['Commands'],
        summary: 'Publish a chart and bring it to a deployment',
        description:
          'Give `sourceUrl` or `archive`, or neither, for the `version` or `tag` of a chart that is published already. A body that is the packaged chart itself, or has it as the part `chart`, takes the other fields from the query or from other parts.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ReleaseRequest' },
            },
            'application/gzip': {
              schema: { type: 'string', format: 'binary' },
            },
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['chart'],
                properties: { chart: { type: 'string', format: 'binary' } },
                additionalProperties: { type: 'string' },
              },
            },
          },
        },
        responses: {
          '202': { $ref: '#/components/responses/Command' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
      ],
    },
    '/v1/entities/{kind}/{namespace}/{name}/commands': {
      get: {
        operationId: 'ListCommands',
        tags: ['Commands'],
        summary: 'The newest commands of an entity, newest first',
        parameters: [
          {
            name: 'deploymentId',
            in: 'query',
            allowReserved: true,
            description: 'Those of one deployment only.',
            schema: { type: 'string', maxLength: 600 },
          },
        ],
        responses: {
          '200': { $ref: '#/components/responses/CommandList' },
          default: { $ref: '#/components/responses/Error' },
        },
        description: 'The newest commands of an entity, newest first.',
      },
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
      ],
    },
    '/v1/entities/{kind}/{namespace}/{name}/commands/{commandId}': {
      get: {
        operationId: 'GetCommand',
        tags: ['Commands'],
        summary: 'One command with its steps',
        responses: {
          '200': { $ref: '#/components/responses/Command' },
          default: { $ref: '#/components/responses/Error' },
        },
        description: 'One command with its steps.',
      },
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
        { $ref: '#/components/parameters/commandId' },
      ],
    },
    '/v1/entities/{kind}/{namespace}/{name}/commands/{commandId}/cancel': {
      post: {
        operationId: 'CancelCommand',
        tags: ['Commands'],
        summary: 'End a command before it has ended by itself',
        requestBody: { $ref: '#/components/requestBodies/CancelRequest' },
        responses: {
          '202': { $ref: '#/components/responses/Command' },
          default: { $ref: '#/components/responses/Error' },
        },
        description: 'End a command before it has ended by itself.',
      },
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
        { $ref: '#/components/parameters/commandId' },
      ],
    },
    '/v1/entities/{kind}/{namespace}/{name}/commands/{commandId}/retry': {
      post: {
        operationId: 'RetryCommand',
        tags: ['Commands'],
        summary: 'Go on with a failed command from the step that failed',
        requestBody: { $ref: '#/components/requestBodies/RetryRequest' },
        responses: {
          '202': { $ref: '#/components/responses/Command' },
          default: { $ref: '#/components/responses/Error' },
        },
        description: 'Go on with a failed command from the step that failed.',
      },
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
        { $ref: '#/components/parameters/commandId' },
      ],
    },
    '/v1/entities/{kind}/{namespace}/{name}/charts': {
      get: {
        operationId: 'ListCharts',
        tags: ['Charts'],
        summary:
          "The charts that the entity's deployments run, with their versions in the registry",
        parameters: [
          {
            name: 'chart',
            in: 'query',
            allowReserved: true,
            description: 'Only this chart.',
            schema: { type: 'string', minLength: 1, maxLength: 250 },
          },
          {
            name: 'repository',
            in: 'query',
            allowReserved: true,
            description: 'Only in this repository of the configuration.',
            schema: { type: 'string', minLength: 1, maxLength: 63 },
          },
        ],
        responses: {
          '200': { $ref: '#/components/responses/ChartList' },
          default: { $ref: '#/components/responses/Error' },
        },
        description:
          "The charts that the entity's deployments run, with their versions in the registry.",
      },
      post: {
        operationId: 'UploadChart',
        tags: ['Charts'],
        summary: 'Check a packaged chart and publish it',
        description:
          'The archive is the body, or the part `chart` of a multipart body; at most 20 MB.',
        parameters: [
          {
            name: 'repository',
            in: 'query',
            allowReserved: true,
            description: 'Name of the chart repository in the configuration.',
            schema: { type: 'string', minLength: 1, maxLength: 63 },
          },
          {
            name: 'tag',
            in: 'query',
            allowReserved: true,
            description:
              'The Git tag that names the version, such as `v1.2.3`.',
            schema: { type: 'string', maxLength: 200 },
          },
          {
            name: 'tagWins',
            in: 'query',
            allowReserved: true,
            description:
              "The tag's version takes the place of another one in Chart.yaml, which is refused otherwise.",
            schema: { type: 'boolean' },
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/gzip': {
              schema: { type: 'string', format: 'binary' },
            },
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['chart'],
                properties: { chart: { type: 'string', format: 'binary' } },
                additionalProperties: { type: 'string' },
              },
            },
          },
        },
        responses: {
          '200': { $ref: '#/components/responses/UploadedChart' },
          '201': { $ref: '#/components/responses/UploadedChart' },
          default: { $ref: '#/components/responses/Error' },
        },
      },
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
      ],
    },
    '/v1/entities/{kind}/{namespace}/{name}/charts/{version}': {
      get: {
        operationId: 'GetChartVersion',
        tags: ['Charts'],
        summary: 'One version of a chart, with its digest',
        parameters: [
          {
            name: 'chart',
            in: 'query',
            allowReserved: true,
            description: 'Only this chart.',
            schema: { type: 'string', minLength: 1, maxLength: 250 },
          },
          {
            name: 'repository',
            in: 'query',
            allowReserved: true,
            description: 'Only in this repository of the configuration.',
            schema: { type: 'string', minLength: 1, maxLength: 63 },
          },
        ],
        responses: {
          '200': { $ref: '#/components/responses/ChartVersion' },
          default: { $ref: '#/components/responses/Error' },
        },
        description: 'One version of a chart, with its digest.',
      },
      parameters: [
        { $ref: '#/components/parameters/kind' },
        { $ref: '#/components/parameters/namespace' },
        { $ref: '#/components/parameters/name' },
        {
          name: 'version',
          in: 'path',
          required: true,
          schema: { type: 'string' },
        },
      ],
    },
    '/v1/argocd/instances': {
      get: {
        operationId: 'FindInstances',
        tags: ['Argo CD'],
        summary: 'The instances that have Applications of a query',
        parameters: [
          { $ref: '#/components/parameters/appName' },
          { $ref: '#/components/parameters/appSelector' },
          { $ref: '#/components/parameters/appProject' },
          { $ref: '#/components/parameters/appNamespace' },
          { $ref: '#/components/parameters/appInstance' },
        ],
        responses: {
          '200': { $ref: '#/components/responses/InstanceList' },
          default: { $ref: '#/components/responses/Error' },
        },
        description: 'The instances that have Applications of a query.',
      },
    },
    '/v1/argocd/applications': {
      get: {
        operationId: 'FindApplications',
        tags: ['Argo CD'],
        summary: 'The Applications of a query',
        parameters: [
          { $ref: '#/components/parameters/appName' },
          { $ref: '#/components/parameters/appSelector' },
          { $ref: '#/components/parameters/appProject' },
          { $ref: '#/components/parameters/appNamespace' },
          { $ref: '#/components/parameters/appInstance' },
        ],
        responses: {
          '200': { $ref: '#/components/responses/ApplicationList' },
          default: { $ref: '#/components/responses/Error' },
        },
        description: 'The Applications of a query.',
      },
    },
    '/v1/argocd/applications/{appName}': {
      get: {
        operationId: 'GetApplication',
        tags: ['Argo CD'],
        summary: 'One Application',
        parameters: [
          { $ref: '#/components/parameters/appNamespace' },
          { $ref: '#/components/parameters/appInstance' },
        ],
        responses: {
          '200': { $ref: '#/components/responses/ApplicationDescription' },
          default: { $ref: '#/components/responses/Error' },
        },
        description: 'One Application.',
      },
      parameters: [{ $ref: '#/components/parameters/appNameInPath' }],
    },
    '/v1/argocd/applications/{appName}/revisions/{revision}/metadata': {
      get: {
        operationId: 'GetRevisionMetadata',
        tags: ['Argo CD'],
        summary: "Who made a commit of an Application's history",
        parameters: [
          { $ref: '#/components/parameters/appNamespace' },
          { $ref: '#/components/parameters/appInstance' },
        ],
        responses: {
          '200': { $ref: '#/components/responses/RevisionMetadata' },
          default: { $ref: '#/components/responses/Error' },
        },
        description: "Who made a commit of an Application's history.",
      },
      parameters: [
        { $ref: '#/components/parameters/appNameInPath' },
        {
          name: 'revision',
          in: 'path',
          required: true,
          schema: { type: 'string' },
        },
      ],
    },
  },
  security: [{ JWT: [] }],
  components: {
    securitySchemes: {
      JWT: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    },
    parameters: {
      kind: {
        name: 'kind',
        in: 'path',
        required: true,
        description: 'Kind of the entity, for example `component`.',
        schema: { type: 'string' },
      },
      namespace: {
        name: 'namespace',
        in: 'path',
        required: true,
        description: 'Namespace of the entity, for example `default`.',
        schema: { type: 'string' },
      },
      name: {
        name: 'name',
        in: 'path',
        required: true,
        description: 'Name of the entity.',
        schema: { type: 'string' },
      },
      id: {
        name: 'id',
        in: 'path',
        required: true,
        description:
          '`<instance>:<namespace>:<name>` of an Application that belongs to the entity.',
        schema: { type: 'string' },
      },
      commandId: {
        name: 'commandId',
        in: 'path',
        required: true,
        schema: { type: 'string' },
      },
      appNameInPath: {
        name: 'appName',
        in: 'path',
        required: true,
        schema: { type: 'string' },
      },
      appName: {
        name: 'name',
        in: 'query',
        allowReserved: true,
        description:
          'An Application. One of `name`, `selector` and `project` is needed.',
        schema: { type: 'string', maxLength: 253 },
      },
      appSelector: {
        name: 'selector',
        in: 'query',
        allowReserved: true,
        description: 'A label selector, as Argo CD takes it.',
        schema: { type: 'string', maxLength: 1000 },
      },
      appProject: {
        name: 'project',
        in: 'query',
        allowReserved: true,
        schema: { type: 'string', maxLength: 253 },
      },
      appNamespace: {
        name: 'namespace',
        in: 'query',
        allowReserved: true,
        description: 'Namespace of the Application.',
        schema: { type: 'string', maxLength: 253 },
      },
      appInstance: {
        name: 'instance',
        in: 'query',
        allowReserved: true,
        description:
          'Name of the Argo CD instance, as the configuration has it.',
        schema: { type: 'string', maxLength: 253 },
      },
    },
    responses: {
      Error: {
        description:
          "One sentence with the value and the next step. Argo CD's own 401 never gets here as a 401.",
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
          },
        },
      },
      CommandList: {
        description: 'Newest first.',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['items'],
              properties: {
                items: {
                  type: 'array',
                  items: { $ref: '#/components/schemas/Command' },
                },
              },
            },
          },
        },
      },
      ChartList: {
        description: 'One for each chart.',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['items'],
              properties: {
                items: {
                  type: 'array',
                  items: { $ref: '#/components/schemas/EntityChart' },
                },
              },
            },
          },
        },
      },
      ChartVersion: {
        description: 'A version, and which chart it is of.',
        content: {
          'application/json': {
            schema: {
              allOf: [
                { $ref: '#/components/schemas/EntityChartVersion' },
                {
                  type: 'object',
                  required: ['chart', 'repository'],
                  properties: {
                    chart: { type: 'string' },
                    repository: { type: 'string' },
                  },
                },
              ],
            },
          },
        },
      },
      InstanceList: {
        description: 'One for each instance with a match.',
        content: {
          'application/json': {
            schema: {
              type: 'array',
              items: {
                type: 'object',
                required: ['name', 'url', 'appName'],
                properties: {
                  name: { type: 'string' },
                  url: {
                    type: 'string',
                    description:
                      'Where people open this Argo CD; empty when the configuration does not say it.',
                  },
                  appName: { type: 'array', items: { type: 'string' } },
                },
              },
            },
          },
        },
      },
      ApplicationList: {
        description: 'In the order of the instances of the configuration.',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['items'],
              properties: {
                items: {
                  type: 'array',
                  items: {
                    $ref: '#/components/schemas/ApplicationDescription',
                  },
                },
              },
            },
          },
        },
      },
      RevisionMetadata: {
        description: 'Empty when Git cannot tell.',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties: {
                author: { type: 'string' },
                date: { type: 'string', description: 'RFC 3339.' },
                message: { type: 'string' },
              },
            },
          },
        },
      },
      Command: {
        description: 'One accepted mutation: who, what, why, and its steps.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Command' },
          },
        },
      },
      DeploymentDetail: {
        description:
          'One deployment with the timeline of its running or last operation.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/DeploymentDetail' },
          },
        },
      },
      DeploymentPlan: {
        description: 'What bringing a revision would do, before it runs.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/DeploymentPlan' },
          },
        },
      },
      DeploymentsOverview: {
        description: 'Everything the tab shows first, in one answer.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/DeploymentsOverview' },
          },
        },
      },
      EntityChart: {
        description:
          'A chart that deployments of an entity run, with its versions in the registry.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/EntityChart' },
          },
        },
      },
      HistoryPage: {
        description: 'A page of the ledger, newest first.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/HistoryPage' },
          },
        },
      },
      UploadedChart: {
        description: 'A chart that was uploaded and is in the registry now.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/UploadedChart' },
          },
        },
      },
      ApplicationDescription: {
        description:
          "An Application in Argo CD's own shape, reduced to what a page shows of its state and history.",
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ApplicationDescription' },
          },
        },
      },
    },
    schemas: {
      ActionAccess: {
        type: 'object',
        required: ['allowed'],
        properties: {
          allowed: { type: 'boolean' },
          reason: {
            type: 'string',
            description: 'One sentence; set when not allowed.',
          },
        },
        description: 'Whether an action may be taken.',
      },
      ApplicationDescription: {
        type: 'object',
        required: ['metadata', 'status'],
        properties: {
          metadata: {
            type: 'object',
            required: ['name', 'namespace', 'instance'],
            properties: {
              name: { type: 'string' },
              namespace: { type: 'string' },
              instance: {
                type: 'object',
                required: ['name'],
                properties: {
                  name: { type: 'string' },
                  url: { type: 'string' },
                },
                description:
                  '`url` is where people open Argo CD, when the configuration says it.',
              },
            },
          },
          status: {
            type: 'object',
            required: ['sync', 'health', 'history'],
            properties: {
              sync: {
                type: 'object',
                required: ['status'],
                properties: { status: { type: 'string' } },
              },
              health: {
                type: 'object',
                required: ['status'],
                properties: { status: { type: 'string' } },
              },
              operationState: {
                type: 'object',
                required: ['phase', 'startedAt'],
                properties: {
                  phase: { type: 'string' },
                  startedAt: { type: 'string' },
                  finishedAt: { type: 'string' },
                },
              },
              conditions: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['type', 'message'],
                  properties: {
                    type: { type: 'string' },
                    message: { type: 'string' },
                    lastTransitionTime: { type: 'string' },
                  },
                },
                nullable: true,
              },
              history: {
                type: 'array',
                items: { $ref: '#/components/schemas/ApplicationHistoryEntry' },
              },
            },
          },
        },
        description:
          "An Application in Argo CD's own shape, reduced to what a page shows of its state and history.",
      },
      ApplicationHistoryEntry: {
        type: 'object',
        required: ['id', 'deployedAt'],
        properties: {
          id: { type: 'number' },
          revision: { type: 'string' },
          source: {
            type: 'object',
            required: ['repoURL'],
            properties: {
              repoURL: { type: 'string' },
              path: { type: 'string' },
              chart: { type: 'string' },
              targetRevision: { type: 'string' },
            },
          },
          deployStartedAt: { type: 'string' },
          deployedAt: { type: 'string' },
        },
        description:
          'A deployment by its main source, whether the Application has one source or several.',
      },
      CancelRequest: {
        type: 'object',
        properties: {
          reason: { type: 'string', maxLength: 500 },
          closePullRequest: { default: false, type: 'boolean' },
        },
      },
      Command: {
        type: 'object',
        required: [
          'id',
          'kind',
          'entityRef',
          'deploymentId',
          'actor',
          'state',
          'createdAt',
          'updatedAt',
          'steps',
        ],
        properties: {
          id: { type: 'string' },
          kind: {
            type: 'string',
            enum: [
              'deploy',
              'promote',
              'sync',
              'rollback',
              'hold',
              'resume',
              'terminate',
              'release',
            ],
          },
          entityRef: { type: 'string' },
          deploymentId: { type: 'string' },
          actor: { type: 'string', description: 'Entity ref of the person.' },
          reason: { type: 'string' },
          state: {
            type: 'string',
            enum: [
              'queued',
              'running',
              'waiting',
              'succeeded',
              'failed',
              'cancelled',
            ],
          },
          waitsFor: {
            type: 'string',
            description:
              'What it waits for, in one sentence; set when `waiting`.',
          },
          createdAt: { type: 'string', description: 'RFC 3339.' },
          updatedAt: { type: 'string' },
          finishedAt: { type: 'string' },
          steps: {
            type: 'array',
            items: { $ref: '#/components/schemas/CommandStep' },
          },
          outcome: { $ref: '#/components/schemas/CommandOutcome' },
          retries: {
            type: 'number',
            description: 'How often it was asked to go on after it had failed.',
          },
          error: {
            type: 'string',
            description:
              'One sentence with the value and the next step; set when `failed`.',
          },
          leftBehind: {
            type: 'array',
            items: { type: 'string' },
            description: 'What a failed command left behind, a sentence each.',
          },
        },
        description: 'One accepted mutation: who, what, why, and its steps.',
      },
      CommandOutcome: {
        type: 'object',
        properties: {
          pullRequestUrl: { type: 'string' },
          pullRequestNumber: { type: 'number' },
          commitSha: {
            type: 'string',
            description:
              'The commit that it made on the branch, where Git is changed without a pull request.',
          },
          commitUrl: { type: 'string', description: "The commit's page." },
          chart: { type: 'string' },
          chartVersion: { type: 'string' },
          repository: {
            type: 'string',
            description: 'Name of the chart repository.',
          },
          digest: { type: 'string' },
          revision: { type: 'string' },
          warnings: {
            type: 'array',
            items: { type: 'string' },
            description:
              'Sentences on what is right but may surprise, from publishing the chart.',
          },
        },
        description: 'What a command made.',
      },
      CommandStep: {
        type: 'object',
        required: ['name', 'title', 'state', 'attempts'],
        properties: {
          name: { type: 'string' },
          title: {
            type: 'string',
            description: 'For people: `Open the pull request`.',
          },
          state: {
            type: 'string',
            enum: ['running', 'succeeded', 'failed', 'pending', 'skipped'],
          },
          attempts: { type: 'number' },
          startedAt: { type: 'string' },
          finishedAt: { type: 'string' },
          output: { type: 'string' },
          error: { type: 'string' },
        },
        description: 'One step of a command.',
      },
      DeployRequest: {
        type: 'object',
        properties: {
          reason: { type: 'string', maxLength: 500 },
          idempotencyKey: { type: 'string', minLength: 8, maxLength: 100 },
          version: { type: 'string', minLength: 1, maxLength: 128 },
        },
        required: ['version'],
      },
      DeployedVersion: {
        type: 'object',
        required: ['label', 'revision', 'images'],
        properties: {
          label: {
            type: 'string',
            description:
              'The shortest name people use: `1.0.0-43`, or the image tag, or a short commit.',
          },
          revision: {
            type: 'string',
            description: 'A commit or a chart version, as Argo CD has it.',
          },
          images: { type: 'array', items: { type: 'string' } },
          chart: {
            type: 'string',
            description: "The chart's name; only for delivery by chart.",
          },
          url: {
            type: 'string',
            description: 'The page of the commit or of the chart version.',
          },
        },
        description: "A version: a chart's, or an image tag with its commit.",
      },
      Deployment: {
        type: 'object',
        required: [
          'id',
          'instance',
          'application',
          'environment',
          'changes',
          'destination',
          'delivery',
          'sync',
          'health',
          'autoSync',
          'newest',
          'drift',
          'conditions',
          'access',
        ],
        properties: {
          id: {
            type: 'string',
            description: '`<instance>:<namespace>:<name>`.',
          },
          instance: { type: 'string' },
          application: {
            type: 'object',
            required: ['name', 'namespace', 'project'],
            properties: {
              name: { type: 'string' },
              namespace: { type: 'string' },
              project: { type: 'string' },
              url: {
                type: 'string',
                description:
                  "The Application's page in Argo CD; absent when the instance has no public address.",
              },
            },
          },
          environment: { type: 'string' },
          changes: {
            type: 'string',
            enum: ['pullRequest', 'commit'],
            description: 'How Git is changed for its environment.',
          },
          destination: {
            type: 'object',
            required: ['cluster', 'namespace'],
            properties: {
              cluster: { type: 'string' },
              namespace: { type: 'string' },
            },
          },
          delivery: { type: 'string', enum: ['manifests', 'chart'] },
          version: { $ref: '#/components/schemas/DeployedVersion' },
          targetVersion: { $ref: '#/components/schemas/DeployedVersion' },
          sync: {
            type: 'string',
            description: '`Synced`, `OutOfSync` or `Unknown`.',
          },
          health: {
            type: 'string',
            description:
              '`Healthy`, `Progressing`, `Degraded`, `Suspended`, `Missing` or `Unknown`.',
          },
          healthMessage: { type: 'string' },
          autoSync: {
            type: 'object',
            required: ['enabled', 'prune', 'selfHeal'],
            properties: {
              enabled: { type: 'boolean' },
              prune: { type: 'boolean' },
              selfHeal: { type: 'boolean' },
            },
          },
          hold: { $ref: '#/components/schemas/Hold' },
          newest: { $ref: '#/components/schemas/NewestCommit' },
          drift: { $ref: '#/components/schemas/Drift' },
          lastDeployed: {
            type: 'object',
            required: ['at', 'by', 'automated'],
            properties: {
              at: { type: 'string', description: 'RFC 3339.' },
              by: { type: 'string' },
              automated: { type: 'boolean' },
            },
          },
          operation: { $ref: '#/components/schemas/OperationSummary' },
          conditions: {
            type: 'array',
            items: {
              type: 'object',
              required: ['type', 'message'],
              properties: {
                type: { type: 'string' },
                message: { type: 'string' },
              },
            },
            description: 'What Argo CD complains about: one sentence each.',
          },
          access: {
            type: 'object',
            required: ['deploy', 'sync', 'rollback', 'hold', 'release', 'read'],
            properties: {
              deploy: { $ref: '#/components/schemas/ActionAccess' },
              sync: { $ref: '#/components/schemas/ActionAccess' },
              rollback: { $ref: '#/components/schemas/ActionAccess' },
              hold: { $ref: '#/components/schemas/ActionAccess' },
              release: { $ref: '#/components/schemas/ActionAccess' },
              read: { $ref: '#/components/schemas/ActionAccess' },
            },
            description:
              'For each action whether the caller may take it and, if not, why, in one sentence.',
          },
          staleSince: {
            type: 'string',
            description:
              'Set when the instance cannot be read: everything here is as old as this (RFC 3339).',
          },
        },
        description:
          'An Application that belongs to a catalog entity, in one environment.',
      },
      DeploymentDetail: {
        type: 'object',
        required: ['deployment', 'headline', 'externalUrls'],
        properties: {
          deployment: { $ref: '#/components/schemas/Deployment' },
          timeline: { $ref: '#/components/schemas/WaveTimeline' },
          headline: { $ref: '#/components/schemas/Headline' },
          externalUrls: {
            type: 'array',
            items: { type: 'string' },
            description:
              "Argo CD's address of this Application's hosts, as its Ingresses and routes give them.",
          },
        },
        description:
          'One deployment with the timeline of its running or last operation.',
      },
      DeploymentPlan: {
        type: 'object',
        required: ['to', 'plan', 'changes', 'ways'],
        properties: {
          from: { $ref: '#/components/schemas/DeployedVersion' },
          to: { $ref: '#/components/schemas/DeployedVersion' },
          plan: { $ref: '#/components/schemas/WavePlan' },
          changes: {
            type: 'array',
            items: { $ref: '#/components/schemas/ResourceChange' },
          },
          incomplete: {
            type: 'string',
            description:
              'Set when the diff cannot be trusted whole, with the reason.',
          },
          ways: {
            type: 'array',
            items: { $ref: '#/components/schemas/RollbackWay' },
            description:
              'The ways there are to go to `to`, and why one is not open.',
          },
        },
        description: 'What bringing a revision would do, before it runs.',
      },
      DeploymentsOverview: {
        type: 'object',
        required: [
          'entityRef',
          'environments',
          'problems',
          'setup',
          'generatedAt',
        ],
        properties: {
          entityRef: { type: 'string' },
          environments: {
            type: 'array',
            items: { $ref: '#/components/schemas/EnvironmentDeployments' },
            description:
              'In promotion order; an environment without a deployment is left out. `Other` comes last.',
          },
          problems: {
            type: 'array',
            items: { $ref: '#/components/schemas/InstanceProblem' },
            description:
              'One row for each Argo CD that did not answer. Their deployments stay in `environments`, marked `stale`.',
          },
          setup: {
            type: 'string',
            enum: ['ready', 'not-annotated', 'no-match'],
            description:
              '`ready`: the entity has deployments. `not-annotated`: it names none. `no-match`: it names some and none exists.',
          },
          lookup: {
            type: 'string',
            description:
              "What the entity's annotations asked for, in words, for the sentence of `no-match`.",
          },
          generatedAt: { type: 'string', description: 'RFC 3339.' },
        },
        description: 'Everything the tab shows first, in one answer.',
      },
      Drift: {
        type: 'object',
        required: ['state', 'sentence'],
        properties: {
          state: {
            type: 'string',
            enum: ['unknown', 'newest', 'same', 'differs'],
            description:
              '`newest` is what the first environment has; `unknown` when it cannot be told.',
          },
          sentence: {
            type: 'string',
            description:
              'For example `Same as staging` or `2.8.0, dev has 2.8.1`.',
          },
          against: {
            type: 'string',
            description: 'The environment it is held against.',
          },
        },
        description:
          'How a deployment stands beside the environment before it.',
      },
      EntityChart: {
        type: 'object',
        required: ['repository', 'chart', 'versions'],
        properties: {
          repository: {
            type: 'string',
            description: 'Name of the chart repository in the configuration.',
          },
          chart: { type: 'string' },
          versions: {
            type: 'array',
            items: { $ref: '#/components/schemas/EntityChartVersion' },
            description: 'Newest first.',
          },
          problem: {
            type: 'string',
            description: 'Why the versions could not be read, in one sentence.',
          },
        },
        description:
          'A chart that deployments of an entity run, with its versions in the registry.',
      },
      EntityChartVersion: {
        type: 'object',
        required: ['version', 'runs'],
        properties: {
          version: { type: 'string' },
          appVersion: { type: 'string' },
          description: { type: 'string' },
          digest: {
            type: 'string',
            description:
              '`sha256:` of the archive; a list of an OCI registry has none.',
          },
          createdAt: { type: 'string', description: 'RFC 3339.' },
          runs: {
            type: 'array',
            items: {
              type: 'object',
              required: ['deploymentId', 'environment'],
              properties: {
                deploymentId: { type: 'string' },
                environment: { type: 'string' },
              },
            },
            description: 'The deployments of the entity that run it.',
          },
        },
        description: 'One version of a chart.',
      },
      EnvironmentDeployments: {
        type: 'object',
        required: ['name', 'requireReason', 'deployments'],
        properties: {
          name: { type: 'string' },
          requireReason: {
            type: 'boolean',
            description: 'True when every action here needs a reason.',
          },
          deployments: {
            type: 'array',
            items: { $ref: '#/components/schemas/Deployment' },
          },
        },
        description: 'The deployments of one environment.',
      },
      Error: {
        type: 'object',
        required: ['error', 'response'],
        properties: {
          error: {
            type: 'object',
            required: ['name', 'message'],
            properties: {
              name: { type: 'string' },
              message: { type: 'string' },
            },
            additionalProperties: true,
          },
          request: {
            type: 'object',
            properties: { method: { type: 'string' }, url: { type: 'string' } },
          },
          response: {
            type: 'object',
            required: ['statusCode'],
            properties: { statusCode: { type: 'integer' } },
          },
        },
      },
      Headline: {
        type: 'object',
        required: ['tone', 'sentence'],
        properties: {
          tone: { type: 'string', enum: ['running', 'quiet', 'trouble'] },
          sentence: {
            type: 'string',
            description:
              '`Wave 0 is running: Deployment/storefront, 1 of 3 ready.`',
          },
          detail: {
            type: 'string',
            description:
              'A second line: the cause, or the answer to "why is my fix not live?".',
          },
        },
        description: 'The sentence above the timeline.',
      },
      HistoryEntry: {
        type: 'object',
        required: [
          'id',
          'kind',
          'phase',
          'version',
          'by',
          'automated',
          'startedAt',
          'current',
        ],
        properties: {
          id: { type: 'string', description: 'Of the ledger; stable.' },
          kind: { type: 'string', enum: ['sync', 'rollback'] },
          phase: {
            type: 'string',
            enum: ['Running', 'Terminating', 'Succeeded', 'Failed', 'Error'],
          },
          message: { type: 'string' },
          version: { $ref: '#/components/schemas/DeployedVersion' },
          by: {
            type: 'string',
            description: "Entity ref, `automated`, or Argo CD's account.",
          },
          automated: { type: 'boolean' },
          reason: { type: 'string' },
          startedAt: { type: 'string', description: 'RFC 3339.' },
          finishedAt: { type: 'string' },
          argoHistoryId: {
            type: 'number',
            description:
              "Argo CD's own id of the history entry; only with it can Argo CD roll back to it.",
          },
          current: {
            type: 'boolean',
            description: 'True for the entry that runs now.',
          },
          commit: {
            type: 'object',
            required: ['message', 'author', 'date'],
            properties: {
              message: { type: 'string' },
              author: { type: 'string' },
              date: { type: 'string' },
              url: { type: 'string' },
            },
          },
        },
        description: 'One operation of the ledger, ours or not.',
      },
      HistoryPage: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/HistoryEntry' },
          },
          nextCursor: { type: 'string' },
        },
        description: 'A page of the ledger, newest first.',
      },
      Hold: {
        type: 'object',
        required: ['overdue'],
        properties: {
          by: {
            type: 'string',
            description:
              "Entity ref of the person, or Argo CD's account when it was not us.",
          },
          since: { type: 'string', description: 'RFC 3339.' },
          reason: { type: 'string' },
          until: {
            type: 'string',
            description:
              'RFC 3339; past it, the hold is overdue. It never ends by itself.',
          },
          overdue: { type: 'boolean' },
        },
        description: 'Auto-sync switched off on purpose.',
      },
      HoldRequest: {
        type: 'object',
        properties: {
          reason: { type: 'string', maxLength: 500 },
          idempotencyKey: { type: 'string', minLength: 8, maxLength: 100 },
          until: {
            type: 'string',
            format: 'date-time',
            pattern:
              '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$',
          },
        },
      },
      InstanceProblem: {
        type: 'object',
        required: ['instance', 'message', 'since'],
        properties: {
          instance: { type: 'string' },
          message: {
            type: 'string',
            description:
              'One sentence with the cause and the next step. Holds no address and no secret.',
          },
          since: { type: 'string', description: 'RFC 3339.' },
          nextTryAt: { type: 'string' },
        },
        description: 'An Argo CD instance that cannot be read at the moment.',
      },
      LiveChild: {
        type: 'object',
        required: ['info', 'group', 'kind', 'namespace', 'name'],
        properties: {
          health: { type: 'string' },
          healthMessage: { type: 'string' },
          info: {
            type: 'array',
            items: {
              type: 'object',
              required: ['name', 'value'],
              properties: {
                name: { type: 'string' },
                value: { type: 'string' },
              },
            },
            description:
              "Facts that Argo CD's tree shows: `Status Reason`, `Containers`, `Restart Count`, `Revision`.",
          },
          images: { type: 'array', items: { type: 'string' } },
          createdAt: { type: 'string' },
          group: { type: 'string' },
          kind: { type: 'string' },
          namespace: { type: 'string' },
          name: { type: 'string' },
        },
        description:
          'An object that another one made, such as a Pod of a Deployment.',
      },
      MutationRequest: {
        type: 'object',
        properties: {
          reason: { type: 'string', maxLength: 500 },
          idempotencyKey: { type: 'string', minLength: 8, maxLength: 100 },
        },
      },
      NewestCommit: {
        type: 'object',
        required: ['state', 'sentence'],
        properties: {
          state: {
            type: 'string',
            enum: [
              'live',
              'syncing',
              'waits-for-operation',
              'cannot-render',
              'blocked-by-sync-window',
              'retrying',
              'gave-up',
              'on-hold',
              'out-of-sync',
              'unknown',
            ],
          },
          sentence: { type: 'string', description: 'One sentence for people.' },
          revision: { type: 'string' },
        },
        description:
          'Whether the newest commit is live and, if not, what stops it.',
      },
      OperationSummary: {
        type: 'object',
        required: ['kind', 'phase', 'by', 'automated', 'retries'],
        properties: {
          kind: { type: 'string', enum: ['sync', 'rollback', 'dry-run'] },
          phase: {
            type: 'string',
            enum: [
              'Pending',
              'Running',
              'Terminating',
              'Succeeded',
              'Failed',
              'Error',
            ],
          },
          message: { type: 'string' },
          startedAt: { type: 'string', description: 'RFC 3339.' },
          finishedAt: { type: 'string' },
          by: {
            type: 'string',
            description:
              "Who asked: a display name, `automated`, or Argo CD's account.",
          },
          automated: { type: 'boolean' },
          reason: { type: 'string' },
          revision: { type: 'string' },
          retries: { type: 'number' },
          waves: {
            type: 'array',
            items: { $ref: '#/components/schemas/WaveSegment' },
            description:
              'One for each wave of the plan, in order; absent when the plan is not known.',
          },
          activePhase: {
            type: 'string',
            enum: ['PreSync', 'Sync', 'PostSync', 'SyncFail'],
          },
          activeWave: { type: 'number' },
        },
        description:
          'The running or last operation of a deployment, as a row shows it.',
      },
      PlannedResource: {
        type: 'object',
        required: [
          'version',
          'hook',
          'prune',
          'group',
          'kind',
          'namespace',
          'name',
        ],
        properties: {
          version: { type: 'string' },
          hook: {
            type: 'boolean',
            description:
              "True when the object is a hook: it runs in this phase and is no part of the application's health.",
          },
          prune: {
            type: 'boolean',
            description:
              'True when the object is removed in this wave rather than applied.',
          },
          generateName: {
            type: 'boolean',
            description:
              'True when `name` is only the beginning of the name, from `generateName`: Argo CD adds the rest.',
          },
          group: { type: 'string' },
          kind: { type: 'string' },
          namespace: { type: 'string' },
          name: { type: 'string' },
        },
        description: 'One object in its place in a plan.',
      },
      PlannedWave: {
        type: 'object',
        required: ['phase', 'wave', 'resources'],
        properties: {
          phase: {
            type: 'string',
            enum: ['PreSync', 'Sync', 'PostSync', 'SyncFail'],
          },
          wave: { type: 'number' },
          resources: {
            type: 'array',
            items: { $ref: '#/components/schemas/PlannedResource' },
            description: 'In the order in which Argo CD applies them.',
          },
        },
        description:
          'All objects that are applied together: one (phase, wave) step of a sync.',
      },
      PromoteRequest: {
        type: 'object',
        properties: {
          reason: { type: 'string', maxLength: 500 },
          idempotencyKey: { type: 'string', minLength: 8, maxLength: 100 },
          from: { type: 'string', minLength: 5, maxLength: 600 },
          version: { type: 'string', minLength: 1, maxLength: 128 },
        },
        required: ['from'],
      },
      ReleaseRequest: {
        type: 'object',
        properties: {
          reason: { type: 'string', maxLength: 500 },
          idempotencyKey: { type: 'string', minLength: 8, maxLength: 100 },
          deploymentId: { type: 'string', minLength: 5, maxLength: 600 },
          sourceUrl: { type: 'string', format: 'uri' },
          archive: { type: 'string', maxLength: 30000000 },
          version: { type: 'string', maxLength: 128 },
          tag: { type: 'string', maxLength: 200 },
          tagWins: { type: 'boolean' },
          appVersion: { type: 'string', maxLength: 128 },
          repository: { type: 'string', maxLength: 63 },
        },
        required: ['deploymentId'],
      },
      ResourceChange: {
        type: 'object',
        required: ['kind', 'name', 'namespace', 'wave', 'action', 'lines'],
        properties: {
          kind: { type: 'string' },
          name: { type: 'string' },
          namespace: { type: 'string' },
          wave: { type: 'number' },
          action: { type: 'string', enum: ['create', 'update', 'delete'] },
          lines: {
            type: 'array',
            items: { type: 'string' },
            description:
              'Unified diff lines of the YAML, secrets masked; ` `, `-` and `+` first.',
          },
        },
        description: 'One object that differs.',
      },
      RetryRequest: {
        type: 'object',
        properties: { reason: { type: 'string', maxLength: 500 } },
      },
      RollbackRequest: {
        type: 'object',
        properties: {
          reason: { type: 'string', maxLength: 500 },
          idempotencyKey: { type: 'string', minLength: 8, maxLength: 100 },
          way: { type: 'string', enum: ['git', 'argocd'] },
          historyId: { type: 'string', minLength: 1, maxLength: 100 },
          prune: { default: false, type: 'boolean' },
          holdUntil: {
            type: 'string',
            format: 'date-time',
            pattern:
              '^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))T(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:Z))$',
          },
        },
        required: ['way', 'historyId'],
      },
      RollbackWay: {
        type: 'object',
        required: ['way', 'available', 'does', 'doesNot'],
        properties: {
          way: { type: 'string', enum: ['git', 'argocd'] },
          available: { type: 'boolean' },
          reason: {
            type: 'string',
            description: 'One sentence; set when not available.',
          },
          does: {
            type: 'array',
            items: { type: 'string' },
            description: 'What it does, a sentence each.',
          },
          doesNot: {
            type: 'array',
            items: { type: 'string' },
            description: 'What will not happen, a sentence each.',
          },
        },
        description: 'A way back.',
      },
      SyncRequest: {
        type: 'object',
        properties: {
          reason: { type: 'string', maxLength: 500 },
          idempotencyKey: { type: 'string', minLength: 8, maxLength: 100 },
          prune: { default: false, type: 'boolean' },
          dryRun: { default: false, type: 'boolean' },
        },
      },
      TimelineResource: {
        type: 'object',
        required: [
          'state',
          'version',
          'hook',
          'prune',
          'group',
          'kind',
          'namespace',
          'name',
        ],
        properties: {
          state: {
            type: 'string',
            enum: [
              'running',
              'waiting',
              'failed',
              'skipped',
              'stuck',
              'blocked',
              'done',
            ],
          },
          sync: { type: 'string' },
          health: { type: 'string' },
          message: {
            type: 'string',
            description:
              "One sentence: Argo CD's message, or the health's, or a pod's reason, the most telling first.",
          },
          images: { type: 'array', items: { type: 'string' } },
          startedAt: {
            type: 'string',
            description:
              'RFC 3339; when the object was applied or first seen in this operation.',
          },
          finishedAt: { type: 'string' },
          ready: {
            type: 'object',
            required: ['count', 'of'],
            properties: { count: { type: 'number' }, of: { type: 'number' } },
            description:
              'Pods of a workload: how many are ready and how many there are; absent for other kinds.',
          },
          children: {
            type: 'array',
            items: { $ref: '#/components/schemas/LiveChild' },
          },
          resourceVersion: {
            type: 'string',
            description:
              'Of the object in the cluster: tells a later call that it was changed in between.',
          },
          version: { type: 'string' },
          hook: {
            type: 'boolean',
            description:
              "True when the object is a hook: it runs in this phase and is no part of the application's health.",
          },
          prune: {
            type: 'boolean',
            description:
              'True when the object is removed in this wave rather than applied.',
          },
          generateName: {
            type: 'boolean',
            description:
              'True when `name` is only the beginning of the name, from `generateName`: Argo CD adds the rest.',
          },
          group: { type: 'string' },
          kind: { type: 'string' },
          namespace: { type: 'string' },
          name: { type: 'string' },
        },
        description: 'An object of the plan with what is known of it.',
      },
      TimelineWave: {
        type: 'object',
        required: ['state', 'done', 'resources', 'phase', 'wave'],
        properties: {
          state: {
            type: 'string',
            enum: [
              'running',
              'waiting',
              'failed',
              'skipped',
              'stuck',
              'blocked',
              'done',
            ],
          },
          startedAt: { type: 'string' },
          finishedAt: { type: 'string' },
          done: {
            type: 'number',
            description: 'The objects that are done, of all of this wave.',
          },
          resources: {
            type: 'array',
            items: { $ref: '#/components/schemas/TimelineResource' },
          },
          usualSeconds: {
            type: 'number',
            description:
              'What this wave usually takes in seconds, when the caller knows it.',
          },
          phase: {
            type: 'string',
            enum: ['PreSync', 'Sync', 'PostSync', 'SyncFail'],
          },
          wave: { type: 'number' },
        },
        description: 'A wave of the plan with its progress.',
      },
      UploadedChart: {
        type: 'object',
        required: [
          'outcome',
          'repository',
          'chart',
          'version',
          'digest',
          'location',
          'warnings',
        ],
        properties: {
          outcome: {
            type: 'string',
            enum: ['created', 'unchanged', 'overwritten'],
            description:
              '`unchanged`: the registry had the same content, and nothing was sent.',
          },
          repository: { type: 'string' },
          chart: { type: 'string' },
          version: { type: 'string' },
          digest: {
            type: 'string',
            description: '`sha256:` of the archive that the registry holds.',
          },
          location: {
            type: 'string',
            description: 'Where it is, without credentials.',
          },
          warnings: {
            type: 'array',
            items: { type: 'string' },
            description:
              'What the linter found that does not keep it from being published.',
          },
        },
        description: 'A chart that was uploaded and is in the registry now.',
      },
      WavePlan: {
        type: 'object',
        required: ['waves', 'onFailure', 'skipped', 'minimumSeconds'],
        properties: {
          waves: {
            type: 'array',
            items: { $ref: '#/components/schemas/PlannedWave' },
            description: 'In execution order: PreSync, Sync, PostSync.',
          },
          onFailure: {
            type: 'array',
            items: { $ref: '#/components/schemas/PlannedWave' },
            description:
              'Hooks of the SyncFail phase: they run only when the sync fails.',
          },
          skipped: {
            type: 'array',
            items: { $ref: '#/components/schemas/PlannedResource' },
            description:
              'Objects a sync never applies (`Skip`, unknown hook words, Helm tests, hooks of deletion).',
          },
          minimumSeconds: {
            type: 'number',
            description:
              'The least time a sync takes in seconds: the delay between waves, as if everything were healthy at once.',
          },
        },
        description: 'What a sync of a set of manifests will do, step by step.',
      },
      WaveSegment: {
        type: 'object',
        required: ['phase', 'wave', 'state'],
        properties: {
          phase: {
            type: 'string',
            enum: ['PreSync', 'Sync', 'PostSync', 'SyncFail'],
          },
          wave: { type: 'number' },
          state: {
            type: 'string',
            enum: [
              'running',
              'waiting',
              'failed',
              'skipped',
              'stuck',
              'blocked',
              'done',
            ],
          },
        },
        description: 'One segment of the progress bar.',
      },
      WaveTimeline: {
        type: 'object',
        required: ['waves', 'doneWaves'],
        properties: {
          operationStartedAt: {
            type: 'string',
            description:
              'RFC 3339; the operation that this is the timeline of, so that the next call knows whether it goes on.',
          },
          waves: {
            type: 'array',
            items: { $ref: '#/components/schemas/TimelineWave' },
          },
          activeWave: {
            type: 'number',
            description:
              'Index into `waves` of the one that runs or is stuck; absent when none does.',
          },
          doneWaves: { type: 'number' },
          waitsFor: {
            type: 'object',
            required: ['phase', 'wave', 'resources'],
            properties: {
              phase: {
                type: 'string',
                enum: ['PreSync', 'Sync', 'PostSync', 'SyncFail'],
              },
              wave: { type: 'number' },
              resources: { type: 'array', items: { type: 'string' } },
            },
            description:
              'The wave that keeps the operation from going on, with the objects that do.',
          },
        },
        description:
          "Plan, Argo CD's report and the live objects joined into one picture.",
      },
    },
    requestBodies: {
      CancelRequest: {
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/CancelRequest' },
          },
        },
      },
      DeployRequest: {
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/DeployRequest' },
          },
        },
      },
      HoldRequest: {
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/HoldRequest' },
          },
        },
      },
      MutationRequest: {
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/MutationRequest' },
          },
        },
      },
      PromoteRequest: {
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/PromoteRequest' },
          },
        },
      },
      RetryRequest: {
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/RetryRequest' },
          },
        },
      },
      RollbackRequest: {
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/RollbackRequest' },
          },
        },
      },
      SyncRequest: {
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/SyncRequest' },
          },
        },
      },
    },
  },
} as const;
