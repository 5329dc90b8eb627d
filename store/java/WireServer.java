import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import java.util.ArrayList;
import java.util.List;

/**
 * Serves MongoDB's wire protocol on 127.0.0.1 until its standard input ends, so that it never outlives the
 * test that started it. Arguments: port, a file where the data outlives the server, and --oplog for change streams.
 */
public class WireServer {
  /** The library advertises wire version 8 for MongoDB 5.0, whose own number is 13; drivers ask for 9. */
  private static final class Version implements MongoVersion {
    @Override
    public List<Integer> getVersionArray() {
      return List.of(5, 0, 0);
    }

    @Override
    public int getWireVersion() {
      return 13;
    }
  }

  public static void main(String[] arguments) throws Exception {
    List<String> options = new ArrayList<>(List.of(arguments));
    boolean hasOplog = options.remove("--oplog");
    AbstractMongoBackend backend;
    if (hasOplog) {
      backend = new BackendWithOplog();
    } else {
      backend = options.size() > 1 ? new BackendWithJournal(options.get(1)) : new BackendOfWholeDocuments();
    }
    backend.version(new Version());
    if (hasOplog) backend.enableOplog();
    MongoServer server = new MongoServer(backend);
    server.bind("127.0.0.1", Integer.parseInt(options.get(0)));
    System.out.println("ready");
    while (System.in.read() >= 0) {
      // Nothing is said to this server but goodbye.
    }
    server.shutdownNow();
  }
}
