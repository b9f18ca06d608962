# WildFly with one application. From the root of the project:
#   docker build -f deploy/compose/wildfly.Dockerfile --build-arg WAR=src/it/samples/target/ROOT.war -t shop .
ARG WILDFLY=39.0.1.Final
FROM quay.io/wildfly/wildfly:${WILDFLY}-jdk17
ARG WAR=src/it/samples/target/ROOT.war

COPY --chown=jboss:0 deploy/wildfly/djust.cli deploy/drain/Drain.java deploy/compose/wildfly-start deploy/compose/ready /opt/djust/
# The plain standalone.xml has no MicroProfile Health. Nobody listens to "reload" while an image is built.
RUN { echo "embed-server --server-config=standalone-microprofile.xml"; grep -v '^reload' /opt/djust/djust.cli; } > /tmp/offline.cli \
 && /opt/jboss/wildfly/bin/jboss-cli.sh --file=/tmp/offline.cli \
 && rm -rf /tmp/offline.cli /opt/jboss/wildfly/standalone/configuration/standalone_xml_history
COPY --chown=jboss:0 ${WAR} /opt/jboss/wildfly/standalone/deployments/

EXPOSE 8080 9990
ENTRYPOINT ["/bin/sh", "/opt/djust/wildfly-start"]
CMD ["-c", "standalone-microprofile.xml", "-b", "0.0.0.0", "-bmanagement", "0.0.0.0"]
