# Payara Micro with one application. From the root of the project:
#   docker build -f deploy/compose/payara.Dockerfile --build-arg WAR=src/it/samples/target/ROOT.war -t shop .
ARG PAYARA=6.2025.10
FROM payara/micro:${PAYARA}-jdk17
ARG WAR=src/it/samples/target/ROOT.war

COPY deploy/compose/ready /opt/djust/
COPY ${WAR} /opt/payara/deployments/

# Nodes know of each other by Redis: Payara's own cluster isn't needed.
CMD ["--nocluster", "--deploymentDir", "/opt/payara/deployments"]
