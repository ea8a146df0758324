FROM node:20-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npx remix vite:build
USER node
CMD ["node", "--import", "tsx", "app/cli/start.ts"]
