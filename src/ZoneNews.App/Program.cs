Console.WriteLine("zonenews");
